import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { MeterId, Nullable, Slot, Time, Titled, ZoneId } from "../../api/schema.ts";
import { readingsIn } from "../readings/rows.ts";
import { HISTORY_SLOTS, outlookOf, SCORED_AHEAD } from "./foresee.ts";

const Flow = Type.String({ description: "Positive towards the root, Wh" });

const Measured = Titled(
  "MeasuredFlow",
  {
    slot: Slot,
    starts_at: Time,
    flow_wh: Flow,
    net_wh: Type.String({
      description: "What the meters of the zone and of all below it exported less what they imported, Wh",
    }),
    loss_wh: Nullable(
      Type.String({
        description: "Net less what the feeder measured, Wh; null where the line has none or it was not read",
      }),
    ),
    capacity_wh: Nullable(
      Type.String({ description: "Of the line in the flow's direction, Wh a slot; 0 on an island, null for the root" }),
    ),
  },
  "What flowed on a zone's line in a slot: as its feeder measured it, else the net of its meters",
);

const Foreseen = Titled(
  "ForeseenFlow",
  {
    slot: Slot,
    starts_at: Time,
    flow_wh: Nullable(Flow),
    error_wh: Nullable(
      Type.String({ description: "By how much a forecast of this far ahead was wrong lately, in the mean, Wh" }),
    ),
  },
  "What will flow, by the balancing specification's rule; null where no day says anything",
);

const Score = Titled(
  "ForecastScore",
  {
    ahead_slots: Type.Integer({ description: SCORED_AHEAD.join(", ") }),
    scored_slots: Type.Integer({ minimum: 0, description: "Of the latest 96, those that could be scored" }),
    error_wh: Type.String({ description: "The sum of the forecasts' errors, Wh" }),
    as_yesterday_error_wh: Type.String({ description: 'The same of "as yesterday", Wh' }),
    error_permille: Nullable(
      Type.Integer({ description: "The one in thousandths of the other; null where yesterday was right or unknown" }),
    ),
  },
  "How good the forecast was",
);

export const LineFlow = Titled(
  "LineFlow",
  {
    zone_id: ZoneId,
    capacity_up_wh: Nullable(Type.String({ description: "Of its line today, Wh a slot; null for the root" })),
    capacity_down_wh: Nullable(Type.String()),
    feeder_id: Nullable(MeterId),
    measured: Type.Array(Measured, { description: "Oldest first" }),
    foreseen: Type.Array(Foreseen, { description: "The slots that follow the last one measured" }),
    scores: Type.Array(Score),
  },
  "What flows on a zone's line",
);
export type LineFlow = Static<typeof LineFlow>;

interface FlowRow {
  slot: number;
  net_wh: string;
  feeder_wh: string | null;
  capacity_up_wh: string | null;
  capacity_down_wh: string | null;
  islanded: boolean;
}

/** The zone and all below it. A grid's tree is at most eight lines deep. */
const BELOW = `with recursive below(zone_id) as (
    select zone_id from zones where zone_id = $1
    union all select z.zone_id from zones z join below b on z.parent_id = b.zone_id
  )`;

/** Slots from $2 on that are settled, oldest first: net, what the feeder $3 measured between two readings in a row, and the line as it held. */
const FLOWS = `${BELOW}, net as (
    select slot, sum(export_wh - import_wh) as net_wh from zone_slots
    where zone_id in (select zone_id from below) and slot >= $2 and reported group by slot
  )
  select n.slot, n.net_wh::text, ((r.export_total_wh - p.export_total_wh) - (r.import_total_wh - p.import_total_wh))::text as feeder_wh,
    l.capacity_up_wh::text, l.capacity_down_wh::text, coalesce(i.islanded, false) as islanded
  from net n
  left join ${readingsIn("$3")} r on r.slot = n.slot and r.verdict = 'accepted'
  left join ${readingsIn("$3")} p on p.slot = n.slot - 1 and p.verdict in ('accepted', 'baseline', 'catch_up')
  left join lateral (select * from zone_lines where zone_id = $1 and from_slot <= n.slot order by from_slot desc limit 1) l on true
  left join lateral (select islanded from zone_islands where zone_id = $1 and from_slot <= n.slot order by from_slot desc limit 1) i on true
  order by n.slot`;

const ZONE = `select z.zone_id,
    (select m.meter_id from metering_points m where m.zone_id = z.zone_id and m.kind = 'feeder' and m.status <> 'decommissioned') as feeder_id,
    (select max(slot) from zone_slots where reported) as last_slot
  from zones z where z.zone_id = $1`;

/** The latest `count` slots of a zone's line, and `ahead` that follow them. Throws a failure where there is no such zone. */
export async function lineFlow(api: Api, zoneId: number, count: number, ahead: number): Promise<LineFlow> {
  const [zone] = await api.db.query<{ feeder_id: number | null; last_slot: number | null }>(ZONE, [zoneId]);
  if (zone === undefined) throw notFound(`zone ${zoneId}`);
  const { feeder_id, last_slot } = zone;
  if (last_slot === null)
    return {
      zone_id: zoneId,
      capacity_up_wh: null,
      capacity_down_wh: null,
      feeder_id,
      measured: [],
      foreseen: [],
      scores: [],
    };
  const rows = await api.db.query<FlowRow>(FLOWS, [zoneId, Math.max(0, last_slot - HISTORY_SLOTS + 1), feeder_id]);
  const flows = new Map(rows.map((row) => [row.slot, flowOf(row)]));
  const first = rows[0]?.slot ?? last_slot;
  const values = Array.from({ length: last_slot - first + 1 }, (_, index) => flows.get(first + index));
  const { foreseenWh, scores, errorsWh } = outlookOf(values, ahead);
  const line = rows.at(-1);
  return {
    zone_id: zoneId,
    capacity_up_wh: line?.capacity_up_wh ?? null,
    capacity_down_wh: line?.capacity_down_wh ?? null,
    feeder_id,
    measured: rows.filter(({ slot }) => slot > last_slot - count).map((row) => measuredOf(api, row)),
    foreseen: foreseenWh.map((flowWh, index) => ({
      slot: last_slot + 1 + index,
      starts_at: startsAt(api, last_slot + 1 + index),
      flow_wh: flowWh?.toString() ?? null,
      error_wh: errorsWh(index + 1)?.toString() ?? null,
    })),
    scores: scores.map(({ slotsAhead, slots, errorWh, yesterdayErrorWh }) => ({
      ahead_slots: slotsAhead,
      scored_slots: slots,
      error_wh: errorWh.toString(),
      as_yesterday_error_wh: yesterdayErrorWh.toString(),
      error_permille: yesterdayErrorWh === 0n ? null : Number((errorWh * 1000n) / yesterdayErrorWh),
    })),
  };
}

const flowOf = ({ net_wh, feeder_wh }: FlowRow): bigint => BigInt(feeder_wh ?? net_wh);

function measuredOf(api: Api, row: FlowRow): LineFlow["measured"][number] {
  const flowWh = flowOf(row);
  const capacity = flowWh < 0n ? row.capacity_down_wh : row.capacity_up_wh;
  return {
    slot: row.slot,
    starts_at: startsAt(api, row.slot),
    flow_wh: flowWh.toString(),
    net_wh: row.net_wh,
    loss_wh: row.feeder_wh === null ? null : (BigInt(row.net_wh) - flowWh).toString(),
    capacity_wh: row.islanded && capacity !== null ? "0" : capacity,
  };
}
