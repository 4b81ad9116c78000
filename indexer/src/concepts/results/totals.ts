import type { Totals } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";
import { SPAN_SLOTS } from "../../db/spans.ts";

const columns = [
  "import_wh",
  "export_wh",
  "forward_bought_wh",
  "forward_sold_wh",
  "pool_bought_wh",
  "pool_sold_wh",
  "utility_bought_wh",
  "utility_sold_wh",
  "held_wh",
  "used_wh",
  "catch_up_import_wh",
  "catch_up_export_wh",
  "money_micro",
  "utility_micro",
  "utility_alone_micro",
] as const;

type Sums = Record<(typeof columns)[number], string> & { slots: number };

/** The slots of a range, as whole spans and what is left at its ends. */
export function spansOf(fromSlot: number, toSlot: number) {
  const firstSpan = Math.ceil(fromSlot / SPAN_SLOTS);
  const afterSpan = Math.max(firstSpan, Math.floor(toSlot / SPAN_SLOTS));
  return {
    firstSpan,
    afterSpan,
    /** The slots before the first span end here; all of a range that holds no whole span are among them. */
    headTo: Math.min(firstSpan * SPAN_SLOTS, toSlot),
    /** The slots after the last span begin here. */
    tailFrom: Math.min(Math.max(afterSpan * SPAN_SLOTS, fromSlot), toSlot),
  };
}

const list = columns.join(", ");
const SUM = `select coalesce(sum(slots), 0)::bigint as slots, ${columns.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(", ")}
  from (
    select slots, ${list} from result_spans where meter_id = $1 and span >= $2 and span < $3
    union all
    select 1, ${list} from results where meter_id = $1 and slot >= $4 and slot < $5
    union all
    select 1, ${list} from results where meter_id = $1 and slot >= $6 and slot < $7
  ) parts`;

/** What a metering point came to in `fromSlot <= slot < toSlot`. */
export async function totalsOf(db: Queries, meterId: number, fromSlot: number, toSlot: number): Promise<Totals> {
  const { firstSpan, afterSpan, headTo, tailFrom } = spansOf(fromSlot, toSlot);
  const [sums] = await db.query<Sums>(SUM, [meterId, firstSpan, afterSpan, fromSlot, headTo, tailFrom, toSlot]);
  return withShares(sums as Sums);
}

/** The money that follows from the sums. */
export function withShares<T extends { money_micro: string; utility_micro: string; utility_alone_micro: string }>(
  sums: T,
): T & { neighbours_micro: string; saved_micro: string } {
  const money = BigInt(sums.money_micro);
  return {
    ...sums,
    neighbours_micro: String(money - BigInt(sums.utility_micro)),
    saved_micro: String(money - BigInt(sums.utility_alone_micro)),
  };
}
