import type { Finding, FindingKind } from "../../generated/values.ts";
import { type AmountFormats, type Locale, plainFormats } from "../formats.ts";
import type { Reader } from "../result/words.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { FindingWords } from "./words.ts";

const words: Record<Locale, FindingWords> = { en: english, de: german };

/** What was found in a meter's readings, with its numbers, when it was seen, and what follows while its flag stands. */
export function sayFinding(
  locale: Locale,
  finding: Finding,
  formats: AmountFormats = plainFormats[locale],
): [found: string, seen: string, follows: string] {
  const { found, seen, follows } = words[locale];
  return [found[finding.kind](finding, formats), seen(finding, formats), follows[finding.kind]];
}

/** What the meter's owner can do about a finding, or what anybody else looks at before they judge it. */
export const sayRemedy = (locale: Locale, kind: FindingKind, reader: Reader): string =>
  words[locale].remedy[reader][kind];
