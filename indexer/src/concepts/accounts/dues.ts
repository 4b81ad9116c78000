import { type Static, Type } from "typebox";
import type { LocalRange } from "../../api/days.ts";
import { Titled } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";

export const duesProperties = {
  claim_micro: Type.String({ description: "What utilities owe the metering point, micro-currency" }),
  debt_micro: Type.String({ description: "What the metering point owes utilities, micro-currency" }),
};

export const Dues = Titled("Dues", duesProperties, "What is owed between a metering point and utilities");
export type Dues = Static<typeof Dues>;

const NOW = `
  select coalesce(sum(greatest(due_micro, 0)), 0) as claim_micro, coalesce(-sum(least(due_micro, 0)), 0) as debt_micro
  from dues where meter_id = $1`;

/** Of each utility what is due now, less what has moved since. */
const DUES = `
  select coalesce(sum(greatest(before, 0)), 0) as claim_before, coalesce(-sum(least(before, 0)), 0) as debt_before,
    coalesce(sum(greatest(after, 0)), 0) as claim_after, coalesce(-sum(least(after, 0)), 0) as debt_after
  from (
    select d.due_micro - coalesce(sum(m.moved_micro), 0) as before,
      d.due_micro - coalesce(sum(m.moved_micro) filter (where b.time >= $3), 0) as after
    from dues d
    left join (due_movements m join blocks b on b.height = m.height and b.time >= $2)
      on m.meter_id = d.meter_id and m.utility = d.utility
    where d.meter_id = $1
    group by d.utility, d.due_micro) of_utility`;

/** What is due now. */
export async function duesNow(db: Queries, meterId: number): Promise<Dues> {
  const [dues] = await db.query<Dues>(NOW, [meterId]);
  return dues as Dues;
}

/** When the range began, and when it ended: now, if it has not. */
export async function duesAt(
  db: Queries,
  meterId: number,
  { startSeconds, endSeconds }: Pick<LocalRange, "startSeconds" | "endSeconds">,
): Promise<[Dues, Dues]> {
  const moments = [startSeconds, endSeconds].map((at) => new Date(at * 1000).toISOString());
  const [dues] = await db.query<Record<"claim_before" | "debt_before" | "claim_after" | "debt_after", string>>(DUES, [
    meterId,
    ...moments,
  ]);
  return [
    { claim_micro: dues?.claim_before ?? "0", debt_micro: dues?.debt_before ?? "0" },
    { claim_micro: dues?.claim_after ?? "0", debt_micro: dues?.debt_after ?? "0" },
  ];
}
