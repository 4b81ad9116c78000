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

const Call = Titled(
  "Call",
  {
    zone_id: ZoneId,
    slot: Slot,
    starts_at: Time,
    relief: Relief,
    state: Words("missed", "opened", "awarded", "ended"),
    by_clock: Type.Boolean({ description: "Or else by the zone's operator itself" }),
    payer: Nullable(Address),
    needed_wh: Wh,
    price_cap_micro_per_kwh: Nullable(MicroPerKwh),
    offers: Nullable(Type.Integer({ description: "How many were asked; null before that is known" })),
    price_micro_per_kwh: Nullable(
      Type.Integer({ description: "What everybody gets; null before that is known, and where nobody was asked" }),
    ),
    awarded_wh: Nullable(Type.String({ pattern: "^\\d+$", description: "Without awards that turned out void, Wh" })),
    short_wh: Nullable(Type.String({ pattern: "^\\d+$", description: "What no award covers, Wh" })),
    delivered_wh: Nullable(Wh),
    paid_micro: Nullable(Micro),
    fined_micro: Nullable(Micro),
    missed: Nullable(Type.String({ description: "Why the clock could not call, in the chain's words" })),
    height: { ...Height, description: "The block of the latest word on it" },
  },
  "Offers of a zone are called to do less in a slot; or would have been, and could not",
);
type Call = Static<typeof Call>;

const Award = Titled(
  "Award",
  {
    zone_id: ZoneId,
    slot: Slot,
    starts_at: Time,
    offer_id: Type.Integer({ description: "Among those of the zone for the same relief, while it stands" }),
    relief: Relief,
    owner: Nullable({ ...Address, description: "null where the offer was gone" }),
    awarded_wh: Wh,
    price_micro_per_kwh: Nullable(Type.Integer({ description: "null where it is void" })),
    reserved_micro: Nullable({
      ...Micro,
      description: "What was held back for the greatest fine; null where it is void",
    }),
    void: Nullable(Words("no_baseline", "low_baseline", "no_money", "not_in_service", "too_late", "no_offer")),
    verdict: Nullable(Words("delivered", "missing", "unread", "no_baseline")),
    baseline_wh: Nullable(Wh),
    counted_wh: Nullable(Wh),
    delivered_wh: Nullable(Wh),
    paid_micro: Nullable(Micro),
    fined_micro: Nullable(Micro),
    height: { ...Height, description: "The block of the latest word on it" },
  },
  "What was asked of one offer in a slot, and what came of it; null before it is measured, or where it is void",
);
type Award = Static<typeof Award>;

const AwardTotals = Titled(
  "AwardTotals",
  {
    owner: Address,
    awards: { ...Count, description: "That were held to, without void ones" },
    measured: { ...Count, description: "Of those" },
    voided: Count,
    awarded_wh: Wh,
    delivered_wh: Wh,
    paid_micro: Micro,
    fined_micro: Micro,
  },
  "All that somebody was called for",
);
type AwardTotals = Static<typeof AwardTotals>;

const CALLS = `
  select zone_id, slot, relief,
    case when missed is not null then 'missed' when paid_micro is not null then 'ended'
      when awarded_wh is not null then 'awarded' else 'opened' end as state,
    by_clock, payer, needed_wh, price_cap_micro_per_kwh, offers, price_micro_per_kwh, awarded_wh, short_wh,
    delivered_wh, paid_micro, fined_micro, missed, height
  from calls where zone_id = $1 and slot < $2 order by slot desc limit $3`;

const AWARD = `
  select zone_id, slot, offer_id, relief, owner, awarded_wh, price_micro_per_kwh, reserved_micro, void, verdict,
    baseline_wh, counted_wh, delivered_wh, paid_micro, fined_micro, height
  from awards`;
const OF_ZONE = `${AWARD} where zone_id = $1 and (slot, offer_id) < ($2, $3) order by slot desc, offer_id desc limit $4`;
const OF_OWNER = `
  ${AWARD} where owner = $1 and (slot, zone_id, offer_id) < ($2, $3, $4)
  order by slot desc, zone_id desc, offer_id desc limit $5`;
const TOTALS = `
  select owner, awards::bigint as awards, measured::bigint as measured, voided::bigint as voided, awarded_wh,
    delivered_wh, paid_micro, fined_micro
  from award_totals where owner = $1`;

/** Beyond every slot, zone and offer. */
const NEWEST = 0x1_0000_0000;

export const callRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const withTime = <Row extends { slot: number }>(row: Row) => ({ ...row, starts_at: startsAt(api, row.slot) });

  app.get(
    "/zones/:zone_id/calls",
    {
      schema: {
        operationId: "getCalls",
        tags: ["zones"],
        summary: "For what the zone's offers of flexibility were called, the latest slot first",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("CallPage", Call), ...failures },
      },
    },
    async ({ params: { zone_id }, query: { limit = 30, cursor, format } }, reply) => {
      const [before = NEWEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await api.db.query<Omit<Call, "starts_at">>(CALLS, [zone_id, before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot }) => [slot], withTime);
      return format === "csv" ? sendCsv(reply, `calls-${zone_id}`, csvOf(columnsOf(Call), page.items)) : page;
    },
  );

  app.get(
    "/zones/:zone_id/awards",
    {
      schema: {
        operationId: "getAwards",
        tags: ["zones"],
        summary: "What was asked of each offer of the zone, and delivered, the latest slot first",
        params: Type.Object({ zone_id: ZoneId }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("AwardPage", Award), ...failures },
      },
    },
    async ({ params: { zone_id }, query: { limit = 30, cursor, format } }, reply) => {
      const before = cursor === undefined ? [NEWEST, 0] : numbersOf(cursor, 2);
      const rows = await api.db.query<Omit<Award, "starts_at">>(OF_ZONE, [zone_id, ...before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot, offer_id }) => [slot, offer_id], withTime);
      return format === "csv" ? awardsFile(reply, `awards-${zone_id}`, page.items) : page;
    },
  );

  app.get(
    "/participants/:address/awards",
    {
      schema: {
        operationId: "getAwardsOf",
        tags: ["participants"],
        summary: "What somebody's offers were called for, the latest slot first",
        params: Type.Object({ address: Address }),
        querystring: Type.Object({ ...pageQuery(1_000), format: asCsv }),
        response: { 200: PageOf("AwardPage", Award), ...failures },
      },
    },
    async ({ params: { address }, query: { limit = 30, cursor, format } }, reply) => {
      const before = cursor === undefined ? [NEWEST, 0, 0] : numbersOf(cursor, 3);
      const rows = await api.db.query<Omit<Award, "starts_at">>(OF_OWNER, [address, ...before, limit + 1]);
      const page = pageOf(rows, limit, ({ slot, zone_id, offer_id }) => [slot, zone_id, offer_id], withTime);
      return format === "csv" ? awardsFile(reply, "awards", page.items) : page;
    },
  );

  app.get(
    "/participants/:address/flexibility",
    {
      schema: {
        operationId: "getAwardTotals",
        tags: ["participants"],
        summary: "What somebody's awards came to, all of them; nothing of who was never called",
        params: Type.Object({ address: Address }),
        response: { 200: AwardTotals, ...failures },
      },
    },
    async ({ params: { address } }) => {
      const [totals] = await api.db.query<AwardTotals>(TOTALS, [address]);
      return totals ?? { owner: address, ...NOTHING };
    },
  );
};

const NOTHING = {
  awards: 0,
  measured: 0,
  voided: 0,
  awarded_wh: "0",
  delivered_wh: "0",
  paid_micro: "0",
  fined_micro: "0",
};

const awardsFile = (reply: FastifyReply, name: string, awards: readonly Award[]): FastifyReply =>
  sendCsv(reply, name, csvOf(columnsOf(Award), awards));
