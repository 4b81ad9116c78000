import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import type { LocalRange } from "../../api/days.ts";
import { Nullable, Titled, Wh } from "../../api/schema.ts";
import { resultsIn } from "../results/rows.ts";

export const Curve = Titled(
  "Curve",
  {
    slots: Type.Array(Type.Integer(), { description: "Those with a result, ascending" }),
    import_wh: Type.Array(Wh, {
      description: "Metered from the grid in each, without energy of readings that came late",
    }),
    export_wh: Type.Array(Wh, { description: "Metered into the grid, likewise" }),
    price_micro_per_kwh: Type.Array(Nullable(Type.Integer()), {
      description: "Of the point's zone, when anything was traded there",
    }),
    next_cursor: Nullable(Type.String({ description: "For the next part; null with the last" })),
  },
  "A metering point slot by slot, a column for each value: a year of quarter hours in one answer",
);
export type Curve = Static<typeof Curve>;

const CURVE = `
  select r.slot, r.import_wh, r.export_wh, z.price_micro_per_kwh
  from ${resultsIn("$1")} r
  join metering_points m using (meter_id)
  left join zone_slots z on z.slot = r.slot and z.zone_id = m.zone_id
  where r.slot >= $2 and r.slot < $3
  order by r.slot limit $4`;

/** At most `limit` slots of `fromSlot <= slot < toSlot`, and the slot from which the next part goes on. */
export async function curveOf(
  { db }: Api,
  meterId: number,
  { fromSlot, toSlot }: Pick<LocalRange, "fromSlot" | "toSlot">,
  limit: number,
): Promise<{ curve: Omit<Curve, "next_cursor">; nextSlot: number | undefined }> {
  type Row = { slot: number; import_wh: string; export_wh: string; price_micro_per_kwh: number | null };
  const found = await db.query<Row>(CURVE, [meterId, fromSlot, toSlot, limit + 1]);
  const rows = found.slice(0, limit);
  const curve = {
    slots: rows.map(({ slot }) => slot),
    import_wh: rows.map(({ import_wh }) => import_wh),
    export_wh: rows.map(({ export_wh }) => export_wh),
    price_micro_per_kwh: rows.map(({ price_micro_per_kwh }) => price_micro_per_kwh),
  };
  return { curve, nextSlot: found[limit]?.slot };
}
