import type { OrderFact, OrderResponse } from "../../generated/values.ts";
import { type Locale, plainFormats } from "../formats.ts";
import { say } from "../sentences.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { OrderWords } from "./words.ts";

const words: Record<Locale, OrderWords> = { en: english, de: german };

/** Fills that are told one by one. */
const FILLS_TOLD = 8;

/** One fact of an order as a sentence. */
export const sayOrderFact = (locale: Locale, fact: OrderFact, formats = plainFormats[locale]): string =>
  say(words[locale].facts, fact, formats);

/** What an order asked for, what became of it and why. */
export function sayOrder(
  locale: Locale,
  { order: { side, terms, condition }, fills, explanation }: OrderResponse,
  formats = plainFormats[locale],
): string[] {
  const { terms: asked, condition: until, fill, laterFills } = words[locale];
  const untold = fills.length - FILLS_TOLD;
  return [
    say(asked, terms, formats, side),
    ...(condition === undefined ? [] : [say(until, condition, formats)]),
    ...fills.slice(0, FILLS_TOLD).map((one) => fill(one, formats)),
    ...(untold > 0 ? [laterFills(untold)] : []),
    ...explanation.map((fact) => sayOrderFact(locale, fact, formats)),
  ];
}
