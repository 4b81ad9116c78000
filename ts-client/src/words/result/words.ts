import type { ResultFact } from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";
import type { Sentences } from "../sentences.ts";

/** Who is told: the owner of the metering point, or whoever looks. */
export type Reader = "owner" | "anybody";

/** What results are told with in one language, to one kind of reader. */
export interface ResultWords {
  facts: Sentences<ResultFact, [formats: AmountFormats]>;
  /** Received, or paid if negative. */
  money(moneyMicro: bigint, formats: AmountFormats): string;
}
