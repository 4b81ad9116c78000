import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { asCsv, columnsOf, csvOf, sendCsv } from "../../api/csv.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  MeterId,
  Micro,
  MicroPerKwh,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Wh,
  Words,
  ZoneId,
} from "../../api/schema.ts";

const Relief = Words("draw_less", "feed_in_less");

const Cut = Titled(
  "Cut",
  {
    zone_id: ZoneId,
    slot: Slot,
    starts_at: Time,
    relief: Relief,
    state: Words("missed", "opened", "made", "ended"),
    needed_wh: { ...Wh, description: "What the line is foreseen to carry too much, Wh" },
    payer: Nullable({ ...Address, description: "The zone's operator; null where nobody could be cut" }),
    compensation_micro_per_kwh: Nullable(MicroPerKwh),
    measured_slot: Nullable({ ...Slot, description: "The slot of which the emergency was measured last" }),
    loading_permille: Nullable(
      Type.Integer({ description: "Of the line, 1000 being all it carries, when the emergency began" }),
    ),
    reasons: Type.Array(Words("forecast", "frequency", "loaded", "operator", "overloaded", "voltage"), {
      description: "Of that emergency, when it began",
    }),
    points: Nullable({ ...Count, description: "That are cut; null before all are told" }),
    cut_wh: Nullable({ ...Wh, description: "What they are told to do less, Wh" }),
    short_wh: Nullable({ ...Wh, description: "What nobody is cut for, Wh" }),
    delivered_wh: Nullable({ ...Wh, description: "What they were measured to do less, Wh" }),
    paid_micro: Nullable(Micro),
    missed: Nullable(Type.String({ description: "Why nobody could be cut, in the chain's words" })),
    height: { ...Height, description: "The block of the latest word on it" },
  },
  "Metering points of a zone are to do less in a slot, in an emergency that was measured; or would have been, and could not",
);
type Cut = Static<typeof Cut>;

const CutPoint = Titled(
  "CutPoint",
  {
    zone_id: ZoneId,
    slot: Slot,
    starts_at: Time,
    meter_id: MeterId,
    owner: Nullable({ ...Address, description: "null where no such metering point is known" }),
    relief: Relief,
    class: Words("life_supporting", "ordinary", "flexible"),
    expected_wh: { ...Wh, description: "What it was expected to draw or feed in, Wh" },
    cut_wh: { ...Wh, description: "What it was told to do less, Wh" },
    compensation_micro_per_kwh: MicroPerKwh,
    measured_slot: { ...Slot, description: "The slot of which the emergency was measured last" },
    verdict: Nullable(Words("delivered", "not_delivered", "unread", "no_baseline")),
    baseline_wh: Nullable(Wh),
    counted_wh: Nullable(Wh),
    delivered_wh: Nullable(Wh),
    paid_micro: Nullable(Micro),
    height: { ...Height, description: "The block of the latest word on it" },
  },
  "What one metering point was told to do less in a slot, and what came of it; null before it is measured",
);
type CutPoint = Static<typeof CutPoint>;

const CUTS = `
  select c.zone_id, c.slot, c.relief,
    case when c.missed is not null then 'missed' when c.paid_micro is not null then 'ended'
      when c.cut_wh is not null then 'made' else 'opened' end as state,
    c.needed_wh, c.payer, c.compensation_micro_per_kwh, c.measured_slot, m.loading_permille,
    coalesce(m.reasons, '[]') as reasons, c.points, c.cut_wh, c.short_wh, c.delivered_wh, c.paid_micro, c.missed, c.height
  from cuts c left join lateral (
    select loading_permille, reasons from state_moves
    where zone_id = c.zone_id and height <= c.decided_height and state = 'emergency'
    order by height desc, index desc limit 1
  ) m on true
  where c.zone_id = $1 and c.slot < $2 order by c.slot desc limit $3`;

const POINT = `
  select p.zone_id, p.slot, p.meter_id, p.owner, p.relief, p.class, p.expected_wh, p.cut_wh,
    c.compensation_micro_per_kwh, c.measured_slot, p.verdict, p.baseline_wh, p.counted_wh, p.delivered_wh,
    p.paid_micro, p.height
  from cut_points p join cuts c using (zone_id, slot)`;
const OF_ZONE = `
  ${POINT} where p.zone_id = $1 and (p.slot, p.meter_id) < ($2, $3)
  order by p.slot desc, p.meter_id desc limit $4`;
const OF_OWNER = `
  ${POINT} where p.owner = $1 and (p.slot, p.zone_id, p.meter_id) < ($2, $3, $4)
  order by p.slot desc, p.zone_id desc, p.meter_id desc limit $5`;

/** Beyond every slot, zone and metering point. */
const NEWEST = 0x1_0000_0000;

export const cutRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const withTime = <Row extends { slot: number }>(row: Row) => ({ ...row, starts_at: startsAt(api, row.slot) });

  app.get(
    "/zones/:zone_id/cuts",
    {
      schema: {
        operationId: "getCuts",
        tags: ["zones"],
        summary: "What the zone's metering points were cut by in emergencies, and why, the latest slot first",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("CutPage", Cut), ...failures },
      },
    },
    async ({ params: { zone_id }, query: { limit = 30, cursor, format } }, reply) => {
      const [before = NEWEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await api.db.query<Omit<Cut, "starts_at">>(CUTS, [zone_id, before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot }) => [slot], withTime);
      return format === "csv" ? sendCsv(reply, `cuts-${zone_id}`, csvOf(columnsOf(Cut), page.items)) : page;
    },
  );

  app.get(
    "/zones/:zone_id/cut-points",
    {
      schema: {
        operationId: "getCutPoints",
        tags: ["zones"],
        summary: "What each metering point of the zone was cut by, did less, and got, the latest slot first",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("CutPointPage", CutPoint), ...failures },
      },
    },
    async ({ params: { zone_id }, query: { limit = 30, cursor, format } }, reply) => {
      const before = cursor === undefined ? [NEWEST, 0] : numbersOf(cursor, 2);
      const rows = await api.db.query<Omit<CutPoint, "starts_at">>(OF_ZONE, [zone_id, ...before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot, meter_id }) => [slot, meter_id], withTime);
      return format === "csv" ? pointsFile(reply, `cut-points-${zone_id}`, page.items) : page;
    },
  );

  app.get(
    "/participants/:address/cuts",
    {
      schema: {
        operationId: "getCutsOf",
        tags: ["participants"],
        summary: "What somebody's metering points were cut by in emergencies, the latest slot first",
        params: Type.Object({ address: Address }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("CutPointPage", CutPoint), ...failures },
      },
    },
    async ({ params: { address }, query: { limit = 30, cursor, format } }, reply) => {
      const before = cursor === undefined ? [NEWEST, 0, 0] : numbersOf(cursor, 3);
      const rows = await api.db.query<Omit<CutPoint, "starts_at">>(OF_OWNER, [address, ...before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot, zone_id, meter_id }) => [slot, zone_id, meter_id], withTime);
      return format === "csv" ? pointsFile(reply, "cuts", page.items) : page;
    },
  );
};

const pointsFile = (reply: FastifyReply, name: string, points: readonly CutPoint[]): FastifyReply =>
  sendCsv(reply, name, csvOf(columnsOf(CutPoint), points));
