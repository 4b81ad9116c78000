import type { Finding, FindingKind } from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";
import type { Reader } from "../result/words.ts";

/** What findings are told with in one language. */
export interface FindingWords {
  found: Record<FindingKind, (finding: Finding, formats: AmountFormats) => string>;
  seen(finding: Finding, formats: AmountFormats): string;
  /** What follows from it while its flag stands. */
  follows: Record<FindingKind, string>;
  /** What can be done about it. */
  remedy: Record<Reader, Record<FindingKind, string>>;
}
