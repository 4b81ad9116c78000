import type { Condition, OrderFact, OrderFill, OrderTerms, Side } from "../../generated/values.ts";
import type { WordFormats } from "../formats.ts";
import type { Sentences } from "../sentences.ts";

/** What orders are told with in one language. */
export interface OrderWords {
  /** What was asked for. */
  terms: Sentences<OrderTerms, [formats: WordFormats, side: Side]>;
  /** What has to hold before that. */
  condition: Sentences<Condition, [formats: WordFormats]>;
  fill(fill: OrderFill, formats: WordFormats): string;
  /** Fills that are not told one by one. */
  laterFills(count: number): string;
  facts: Sentences<OrderFact, [formats: WordFormats]>;
}
