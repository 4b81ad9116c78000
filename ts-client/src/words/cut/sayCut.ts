import { type AmountFormats, type Locale, plainFormats } from "../formats.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { CutWords, ToldCut, ToldCutPoint } from "./words.ts";

const words: Record<Locale, CutWords> = { en: english, de: german };

/** Why an emergency asks a metering point's owner to do less in a slot, or does not; what is paid for it; and, once it is measured, what came of it. */
export function sayCut(
  locale: Locale,
  cut: ToldCut,
  point: ToldCutPoint,
  formats: AmountFormats = plainFormats[locale],
): string[] {
  const { measured, asked, turn, paid, outcome } = words[locale];
  const told = [measured(cut, formats), asked[point.reason](point, cut, formats)];
  if (point.reason !== "shares") return told;
  const came = point.outcome && outcome[point.outcome.verdict](point.outcome, point, formats);
  return [...told, turn[point.class], came ?? paid[cut.relief](cut, formats)];
}
