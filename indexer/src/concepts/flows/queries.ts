import { type Static, Type } from "typebox";
import { Count, Nullable, Titled, Wh, ZoneId } from "../../api/schema.ts";
import type { Queries } from "../../db/database.ts";
import { spansOf } from "../../db/spans.ts";

const energies = {
  import_wh: Wh,
  export_wh: Wh,
  pool_bought_wh: Wh,
  pool_sold_wh: Wh,
  utility_bought_wh: Wh,
  utility_sold_wh: Wh,
  held_wh: Wh,
  used_wh: Wh,
};

export const ZoneFlow = Titled(
  "ZoneFlow",
  {
    zone_id: ZoneId,
    parent_id: Nullable(ZoneId),
    name: Type.String(),
    slots: Count,
    ...energies,
    flow_up_wh: Type.String({ description: "Carried to the parent by the line, Wh" }),
    flow_down_wh: Type.String({ description: "Carried from the parent by the line, Wh" }),
  },
  "A zone's energy over a range of settled slots",
);
export type ZoneFlow = Static<typeof ZoneFlow>;

export const Shares = Titled(
  "Shares",
  {
    ...energies,
    self_sufficiency_ppm: Nullable(
      Type.Integer({ description: "Part of the import that did not come from the utility, parts per million" }),
    ),
    self_consumption_ppm: Nullable(
      Type.Integer({ description: "Part of the export that did not go to the utility, parts per million" }),
    ),
  },
  "Energy of all zones together",
);
export type Shares = Static<typeof Shares>;

const columns = [...Object.keys(energies), "flow_up_wh", "flow_down_wh"];
const ALL = `
  select z.zone_id, z.parent_id, z.name, coalesce(s.slots, 0) as slots, ${columns.map((name) => `coalesce(s.${name}, 0) as ${name}`).join(", ")}
  from zones z left join zone_sums s using (zone_id) order by z.zone_id`;

/** Each zone's energy in all slots that are reported. */
export const allFlows = (db: Queries): Promise<ZoneFlow[]> => db.query<ZoneFlow>(ALL);

const list = columns.map((name) => `s.${name}`).join(", ");
const ofSlot = columns
  .map((name) =>
    name === "flow_up_wh"
      ? "greatest(s.line_flow_wh, 0)"
      : name === "flow_down_wh"
        ? "greatest(-s.line_flow_wh, 0)"
        : `s.${name}`,
  )
  .join(", ");

const FLOWS = `
  select z.zone_id, z.parent_id, z.name, coalesce(sum(p.slots), 0)::bigint as slots,
    ${columns.map((name) => `coalesce(sum(p.${name}), 0) as ${name}`).join(", ")}
  from zones z left join (
    select s.zone_id, s.slots, ${list} from zone_spans s where s.span >= $1 and s.span < $2
    union all
    select s.zone_id, 1, ${ofSlot} from zone_slots s where s.reported and ((s.slot >= $3 and s.slot < $4) or (s.slot >= $5 and s.slot < $6))
  ) p (zone_id, slots, ${columns.join(", ")}) on p.zone_id = z.zone_id
  group by z.zone_id order by z.zone_id`;

/** Each zone's energy in `fromSlot <= slot < toSlot`. */
export function flowsOf(db: Queries, fromSlot: number, toSlot: number): Promise<ZoneFlow[]> {
  const { firstSpan, afterSpan, headTo, tailFrom } = spansOf(fromSlot, toSlot);
  return db.query<ZoneFlow>(FLOWS, [firstSpan, afterSpan, fromSlot, headTo, tailFrom, toSlot]);
}

export function sharesOf(flows: readonly ZoneFlow[]): Shares {
  const sum = (name: keyof typeof energies): bigint => flows.reduce((total, flow) => total + BigInt(flow[name]), 0n);
  const sums = Object.fromEntries(
    Object.keys(energies).map((name) => [name, sum(name as keyof typeof energies)]),
  ) as Record<keyof typeof energies, bigint>;
  return {
    ...(Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, String(value)])) as Record<
      keyof typeof energies,
      string
    >),
    self_sufficiency_ppm: ppm(sums.import_wh - sums.utility_bought_wh, sums.import_wh),
    self_consumption_ppm: ppm(sums.export_wh - sums.utility_sold_wh, sums.export_wh),
  };
}

/** Who sold ahead what they did not make, and had the utility stand in, may have bought more from it than they took. */
function ppm(part: bigint, whole: bigint): number | null {
  if (whole === 0n) return null;
  return part < 0n ? 0 : Number((part * 1_000_000n) / whole);
}
