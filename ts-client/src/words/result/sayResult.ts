import type { PointResult, ResultFact } from "../../generated/values.ts";
import { type AmountFormats, type Locale, plainFormats } from "../formats.ts";
import { say } from "../sentences.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { ResultWords } from "./words.ts";

const words: Record<Locale, ResultWords> = { en: english, de: german };

/** One fact of a result as a sentence. */
export const sayResultFact = (
  locale: Locale,
  fact: ResultFact,
  formats: AmountFormats = plainFormats[locale],
): string => say(words[locale].facts, fact, formats);

/** What became of a metering point's energy in a slot, why, and what it came to. */
export const sayResult = (
  locale: Locale,
  { explanation, moneyMicro }: Pick<PointResult, "explanation" | "moneyMicro">,
  formats: AmountFormats = plainFormats[locale],
): string[] => [
  ...explanation.map((fact) => sayResultFact(locale, fact, formats)),
  words[locale].money(moneyMicro, formats),
];
