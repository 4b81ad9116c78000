import { type Static, Type } from "typebox";
import { notKept } from "../../api/failure.ts";
import { Titled } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";
import { KEPT_FROM_SLOT } from "../../db/retention.ts";
import { spansOf } from "../../db/spans.ts";
import { columns, resultsIn, spansIn } from "./rows.ts";

/** Energy of a metering point, by where it came from and where it went. Forward trades aside, what comes in equals what goes out. */
export const energyProperties = {
  import_wh: Type.String({ description: "Metered from the grid, Wh" }),
  export_wh: Type.String({ description: "Metered into the grid, Wh" }),
  forward_bought_wh: Type.String({ description: "Bought from neighbours before delivery, Wh" }),
  forward_sold_wh: Type.String({ description: "Sold to neighbours before delivery, Wh" }),
  pool_bought_wh: Type.String({ description: "From neighbours, Wh" }),
  pool_sold_wh: Type.String({ description: "To neighbours, Wh" }),
  utility_bought_wh: Type.String({ description: "From the utility, Wh" }),
  utility_sold_wh: Type.String({ description: "To the utility, Wh" }),
  held_wh: Type.String({ description: "Held as energy tokens, Wh" }),
  used_wh: Type.String({ description: "Taken from energy tokens, Wh" }),
  own_wh: Type.String({ description: "Both in import_wh and in export_wh of one slot: made and used meanwhile, Wh" }),
  import_from_neighbours_wh: Type.String({
    description:
      "Of import_wh, what neighbours made: forward trades and the pool together, what was sold on left out, Wh",
  }),
  import_from_storage_wh: Type.String({
    description: "Of import_wh, what energy tokens paid for, Wh. The rest, but for own_wh, was the utility's",
  }),
  export_to_neighbours_wh: Type.String({
    description:
      "Of export_wh, what neighbours took: forward trades and the pool together, what was bought back left out, Wh",
  }),
  export_to_storage_wh: Type.String({
    description: "Of export_wh, what became energy tokens, Wh. The rest, but for own_wh, was the utility's",
  }),
  catch_up_import_wh: Type.String({ description: "Imported in slots whose readings came too late, Wh" }),
  catch_up_export_wh: Type.String({ description: "Exported in slots whose readings came too late, Wh" }),
};

export const moneyProperties = {
  money_micro: Type.String({ description: "All of it; positive is received, micro-currency" }),
  catch_up_earned_micro: Type.String({
    description: "Within it, for what was exported in missed slots, micro-currency",
  }),
  catch_up_paid_micro: Type.String({ description: "Within it, for what was imported in missed slots, micro-currency" }),
  utility_micro: Type.String({ description: "The part traded with the utility, micro-currency" }),
  neighbours_micro: Type.String({ description: "The part traded with neighbours, fees within, micro-currency" }),
  utility_alone_micro: Type.String({ description: "What it would have been with the utility alone, micro-currency" }),
  saved_micro: Type.String({ description: "money_micro less utility_alone_micro, micro-currency" }),
};

export const Totals = Titled(
  "Totals",
  {
    slots: Type.Integer({ description: "Slots with a result" }),
    ...energyProperties,
    ...moneyProperties,
  },
  "What a metering point came to over a range of slots",
);
export type Totals = Static<typeof Totals>;

export type Sums = Record<(typeof columns)[number], string> & { slots: number };

const list = columns.join(", ");
const RESULTS = resultsIn("$1");
const SUM = `select coalesce(sum(slots), 0)::bigint as slots, ${columns.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(", ")}
    , (select (value)::bigint from facts where name = '${KEPT_FROM_SLOT}') as kept_from
  from (
    select slots, ${list} from ${spansIn("$1")} spans where span >= $2 and span < $3
    union all
    select 1, ${list} from ${RESULTS} head where slot >= $4 and slot < $5
    union all
    select 1, ${list} from ${RESULTS} tail where slot >= $6 and slot < $7
  ) parts`;

/** What a metering point came to in `fromSlot <= slot < toSlot`. Throws where it takes single slots that are not kept any more. */
export async function totalsOf(db: Queries, meterId: number, fromSlot: number, toSlot: number): Promise<Totals> {
  const { firstSpan, afterSpan, headTo, tailFrom } = spansOf(fromSlot, toSlot);
  const [found] = await db.query<Sums & { kept_from: number | null }>(SUM, [
    meterId,
    firstSpan,
    afterSpan,
    fromSlot,
    headTo,
    tailFrom,
    toSlot,
  ]);
  const { kept_from, ...sums } = found as Sums & { kept_from: number | null };
  const single = fromSlot < headTo ? fromSlot : tailFrom < toSlot ? tailFrom : undefined;
  if (kept_from !== null && single !== undefined && single < kept_from) throw notKept(fromSlot, toSlot, kept_from);
  return withShares(sums);
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
