import type { ResultFact } from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";
import type { Sentences } from "../sentences.ts";

/** What results are told with in one language, to the owner of the metering point. */
export interface ResultWords {
  facts: Sentences<ResultFact, [formats: AmountFormats]>;
  /** Received, or paid if negative. */
  money(moneyMicro: bigint, formats: AmountFormats): string;
}
