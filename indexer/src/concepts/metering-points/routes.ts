import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { csvOf, sendCsv } from "../../api/csv.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  failures,
  Height,
  MeterId,
  Micro,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  slotRange,
  Time,
  Titled,
  Wh,
  Words,
  ZoneId,
} from "../../api/schema.ts";
import { Result, resultsOf } from "../results/queries.ts";
import { MeteringPoint, meteringPoint, meteringPointsAfter } from "./queries.ts";

const flags = { flags: Type.Integer({ description: "Bits: 1 tamper, 2 low battery, 4 clock unsynchronised" }) };

const Reading = Titled(
  "Reading",
  {
    meter_id: MeterId,
    slot: Slot,
    starts_at: Time,
    verdict: Words("accepted", "baseline", "catch_up", "superseded"),
    ...flags,
    import_total_wh: Wh,
    export_total_wh: Wh,
    arrival_slot: Type.Integer({ description: "The slot whose settlement takes it up when it came too late" }),
    height: Height,
    tx_hash: Nullable(Type.String()),
  },
  "A reading that counts: cumulative registers at the end of the slot, signed by the device",
);
type Reading = Static<typeof Reading>;

const RefusedReading = Titled("RefusedReading", {
  meter_id: MeterId,
  slot: Slot,
  verdict: Words("conflict", "bad_signature", "unknown_meter", "suspended", "went_back", "implausible", "future"),
  ...flags,
  import_total_wh: Wh,
  export_total_wh: Wh,
  height: Height,
  index: Type.Integer(),
});
type RefusedReading = Static<typeof RefusedReading>;

const Movement = Titled(
  "AccountMovement",
  {
    height: Height,
    index: Type.Integer(),
    time: Time,
    tx_hash: Nullable(Type.String()),
    kind: Words("deposited", "withdrawn", "transferred"),
    by: Nullable(Address),
    other_meter_id: Nullable(MeterId),
    amount_micro: Micro,
  },
  "Money into an account or out of it, settlement aside; positive is received",
);
type Movement = Static<typeof Movement>;

const params = Type.Object({ meter_id: MeterId });
const asCsv = Type.Optional(Words("json", "csv"));
const MOST = 1_000;

const READINGS = `
  select r.meter_id, r.slot, r.verdict, r.flags, r.import_total_wh, r.export_total_wh, r.arrival_slot, r.height, e.tx_hash
  from readings r join events e using (height, index)
  where r.meter_id = $1 and r.slot >= $2 and r.slot < $3
  order by r.slot desc limit $4`;
const REFUSED = `
  select meter_id, slot, verdict, flags, import_total_wh, export_total_wh, height, index from refused_readings
  where meter_id = $1 and (height, index) < ($2, $3) order by height desc, index desc limit $4`;
const MOVEMENTS = `
  select a.height, a.index, b.time, e.tx_hash, a.kind, a.by, a.other_meter_id, a.amount_micro
  from account_movements a join blocks b using (height) join events e using (height, index)
  where a.meter_id = $1 and (a.height, a.index) < ($2, $3) order by a.height desc, a.index desc limit $4`;
const LATEST = [Number.MAX_SAFE_INTEGER, 0];

export const meteringPointRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const tags = ["metering points"];

  app.get(
    "/metering-points",
    {
      schema: {
        operationId: "getMeteringPoints",
        tags,
        querystring: Type.Object({ owner: Type.Optional(Address), zone_id: Type.Optional(ZoneId), ...pageQuery() }),
        response: { 200: PageOf("MeteringPointPage", MeteringPoint), ...failures },
      },
    },
    async ({ query: { owner, zone_id, limit = 30, cursor } }) => {
      const [after = -1] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await meteringPointsAfter(api.db, after, { owner, zoneId: zone_id }, limit + 1);
      return pageOf(
        rows,
        limit,
        ({ meter_id }) => [meter_id],
        (point) => point,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id",
    { schema: { operationId: "getMeteringPoint", tags, params, response: { 200: MeteringPoint, ...failures } } },
    async ({ params: { meter_id } }) => meteringPoint(api.db, meter_id),
  );

  app.get(
    "/metering-points/:meter_id/results",
    {
      schema: {
        operationId: "getResults",
        tags,
        summary: "What each slot came to, newest first",
        params,
        querystring: Type.Object({ ...slotRange, ...pageQuery(MOST, 96), format: asCsv }),
        response: { 200: PageOf("ResultPage", Result), ...failures },
      },
    },
    async ({ params: { meter_id }, query }, reply) => {
      const { from_slot = 0, to_slot = 0x1_0000_0000, limit = 96, cursor, format } = query;
      const [before = to_slot] = cursor === undefined ? [] : numbersOf(cursor, 1);
      await meteringPoint(api.db, meter_id);
      const rows = await resultsOf(api, meter_id, from_slot, Math.min(to_slot, before), limit + 1);
      const page = pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => row,
      );
      return format === "csv" ? sendCsv(reply, `results-${meter_id}`, csvOf(columnsOf(Result), page.items)) : page;
    },
  );

  app.get(
    "/metering-points/:meter_id/readings",
    {
      schema: {
        operationId: "getReadings",
        tags,
        summary: "Readings that count, newest first",
        params,
        querystring: Type.Object({ ...slotRange, ...pageQuery(MOST, 96), format: asCsv }),
        response: { 200: PageOf("ReadingPage", Reading), ...failures },
      },
    },
    async ({ params: { meter_id }, query }, reply) => {
      const { from_slot = 0, to_slot = 0x1_0000_0000, limit = 96, cursor, format } = query;
      const [before = to_slot] = cursor === undefined ? [] : numbersOf(cursor, 1);
      await meteringPoint(api.db, meter_id);
      const until = Math.min(to_slot, before);
      const rows = await api.db.query<Omit<Reading, "starts_at">>(READINGS, [meter_id, from_slot, until, limit + 1]);
      const page = pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row): Reading => ({ ...row, starts_at: startsAt(api, row.slot) }),
      );
      return format === "csv" ? sendCsv(reply, `readings-${meter_id}`, csvOf(columnsOf(Reading), page.items)) : page;
    },
  );

  app.get(
    "/metering-points/:meter_id/refused-readings",
    {
      schema: {
        operationId: "getRefusedReadings",
        tags,
        params,
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("RefusedReadingPage", RefusedReading), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = 30, cursor } }) => {
      const [height = 0, index = 0] = cursor === undefined ? LATEST : numbersOf(cursor, 2);
      const rows = await api.db.query<RefusedReading>(REFUSED, [meter_id, height, index, limit + 1]);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index],
        (row) => row,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id/movements",
    {
      schema: {
        operationId: "getAccountMovements",
        tags,
        summary: "Deposits, withdrawals and transfers, newest first",
        params,
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("AccountMovementPage", Movement), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = 30, cursor } }) => {
      const [height = 0, index = 0] = cursor === undefined ? LATEST : numbersOf(cursor, 2);
      const rows = await api.db.query<Movement>(MOVEMENTS, [meter_id, height, index, limit + 1]);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index],
        (row) => row,
      );
    },
  );
};

const columnsOf = <T extends Record<string, unknown>>({ properties }: { properties: T }): (keyof T & string)[] =>
  Object.keys(properties);
