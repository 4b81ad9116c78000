import type { PointResult, ResultFact } from "../../generated/values.ts";
import { type AmountFormats, type Locale, plainFormats } from "../formats.ts";
import { say } from "../sentences.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { Reader, ResultWords } from "./words.ts";

const words: Record<Locale, Record<Reader, ResultWords>> = {
  en: { owner: english("owner"), anybody: english("anybody") },
  de: { owner: german("owner"), anybody: german("anybody") },
};

/** One fact of a result as a sentence. */
export const sayResultFact = (
  locale: Locale,
  fact: ResultFact,
  formats: AmountFormats = plainFormats[locale],
  reader: Reader = "owner",
): string => say(words[locale][reader].facts, fact, formats);

/** What became of a metering point's energy in a slot, why, and what it came to. */
export const sayResult = (
  locale: Locale,
  { explanation, moneyMicro }: Pick<PointResult, "explanation" | "moneyMicro">,
  formats: AmountFormats = plainFormats[locale],
  reader: Reader = "owner",
): string[] => [
  ...explanation.map((fact) => sayResultFact(locale, fact, formats, reader)),
  words[locale][reader].money(moneyMicro, formats),
];
