import { type Static, Type } from "typebox";
import { Address, MicroPerKwh, Nullable, Slot, Titled, Wh, Words, ZoneId } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";

export const Line = Titled(
  "Line",
  {
    from_slot: Slot,
    fee_micro_per_kwh: MicroPerKwh,
    capacity_up_wh: Type.String({ description: "Towards the root, per slot, Wh" }),
    capacity_down_wh: Type.String({ description: "Away from the root, per slot, Wh" }),
  },
  "A zone's line to its parent",
);

export const Zone = Titled("Zone", {
  zone_id: ZoneId,
  parent_id: Nullable(ZoneId),
  name: Type.String(),
  operator: Address,
  state: Words("normal", "alert", "emergency", "restoration"),
  controller: Nullable(Address),
  line: Nullable(Line),
  islanded: Type.Boolean({ description: "Cut off from its parent" }),
  storage_capacity_wh: Wh,
  stored_wh: Wh,
  metering_points: Type.Integer({ minimum: 0 }),
  last_slot: Nullable(Type.Integer({ description: "The latest slot that was cleared" })),
  last_price_micro_per_kwh: Nullable(
    Type.Integer({ description: "Its price in the zone; null when nothing was traded there" }),
  ),
});
export type Zone = Static<typeof Zone>;

interface Row extends Omit<Zone, "line"> {
  line_from_slot: number | null;
  fee_micro_per_kwh: number;
  capacity_up_wh: string;
  capacity_down_wh: string;
}

const ZONES = `
  select z.zone_id, z.parent_id, z.name, z.operator, z.state, z.controller, z.storage_capacity_wh, z.stored_wh,
    l.from_slot as line_from_slot, l.fee_micro_per_kwh, l.capacity_up_wh, l.capacity_down_wh,
    coalesce(i.islanded, false) as islanded, p.slot as last_slot, p.price_micro_per_kwh as last_price_micro_per_kwh,
    (select count(*) from metering_points m where m.zone_id = z.zone_id and m.kind <> 'feeder') as metering_points
  from zones z
  left join lateral (select * from zone_lines where zone_id = z.zone_id and from_slot <= $1 order by from_slot desc limit 1) l on true
  left join lateral (select islanded from zone_islands where zone_id = z.zone_id and from_slot <= $1 order by from_slot desc limit 1) i on true
  left join zone_slots p on p.zone_id = z.zone_id and p.slot = (select max(slot) from zone_slots)
  where $2::bigint is null or z.zone_id = $2
  order by z.zone_id`;

/** Zones as they are in `slot`; all of them, or one. */
export async function zonesIn(db: Queries, slot: number, zoneId?: number): Promise<Zone[]> {
  const rows = await db.query<Row>(ZONES, [slot, zoneId ?? null]);
  return rows.map(({ line_from_slot, fee_micro_per_kwh, capacity_up_wh, capacity_down_wh, ...zone }) => ({
    ...zone,
    line:
      line_from_slot === null
        ? null
        : { from_slot: line_from_slot, fee_micro_per_kwh, capacity_up_wh, capacity_down_wh },
  }));
}
