import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { isFinalVerdict, verdicts } from "@wattmesh/client";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { asCsv, columnsOf, csvOf, sendCsv } from "../../api/csv.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  failures,
  Height,
  MeterId,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  slotRange,
  Time,
  Titled,
  Wh,
  Words,
} from "../../api/schema.ts";
import { elementOf, packIn } from "../../db/packs.ts";
import { TX_HASH } from "../../db/txHash.ts";
import { meteringPoint } from "../metering-points/queries.ts";
import { readingsIn } from "./rows.ts";

const flags = { flags: Type.Integer({ description: "Bits: 1 tamper, 2 low battery, 4 clock unsynchronised" }) };

const Reading = Titled(
  "Reading",
  {
    meter_id: MeterId,
    slot: Slot,
    starts_at: Time,
    verdict: Words("accepted", "baseline", "catch_up", "superseded", "quarantined"),
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

const refusals = verdicts.filter((verdict) => !isFinalVerdict(verdict));

const RefusedReading = Titled("RefusedReading", {
  meter_id: MeterId,
  slot: Slot,
  verdict: Words(...refusals),
  ...flags,
  import_total_wh: Wh,
  export_total_wh: Wh,
  height: Height,
  index: Type.Integer(),
});
type RefusedReading = Static<typeof RefusedReading>;

const Refusal = Titled(
  "Refusal",
  { verdict: Words(...refusals), slot: Slot, height: Height, time: Time },
  "The latest reading that was refused for one reason. Anybody may bring one that the meter did not sign.",
);
type Refusal = Static<typeof Refusal>;

const params = Type.Object({ meter_id: MeterId });
// None is after the latest that counts: who has had none for long is not looked for among the pack's other points.
const READINGS = `
  select r.meter_id, r.slot, r.verdict, r.flags, r.import_total_wh, r.export_total_wh, r.arrival_slot, r.height, ${TX_HASH}
  from ${readingsIn("$1")} r left join events e using (height, index)
  where r.slot >= $2 and r.slot < $3 and r.slot <= (select ${elementOf("slot", "$1")} from last_readings where pack = ${packIn("$1")})
  order by r.slot desc limit $4`;
const REFUSED = `
  select meter_id, slot, verdict, flags, import_total_wh, export_total_wh, height, index from refused_readings
  where meter_id = $1 and (height, index) < ($2, $3) order by height desc, index desc limit $4`;
// One look into the index for each reason, however many readings strangers have brought.
const REFUSALS = `
  select v.verdict, r.slot, r.height, b.time
  from unnest($2::text[]) as v(verdict)
  cross join lateral (
    select slot, height, index from refused_readings
    where meter_id = $1 and verdict = v.verdict order by height desc, index desc limit 1) r
  join blocks b on b.height = r.height
  order by r.height desc, r.index desc`;
const LATEST = [Number.MAX_SAFE_INTEGER, 0];

export const readingRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const tags = ["metering points"];

  app.get(
    "/metering-points/:meter_id/readings",
    {
      schema: {
        operationId: "getReadings",
        tags,
        summary: "Readings that count, newest first",
        params,
        querystring: Type.Object({ ...slotRange, ...pageQuery(1_000, 96), format: asCsv }),
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
    "/metering-points/:meter_id/refusals",
    {
      schema: {
        operationId: "getRefusals",
        tags,
        summary: "The latest refused reading of each reason, newest first",
        params,
        response: { 200: Type.Object({ items: Type.Array(Refusal) }), ...failures },
      },
    },
    async ({ params: { meter_id } }) => ({
      items: await api.db.query<Refusal>(REFUSALS, [meter_id, `{${refusals.join()}}`]),
    }),
  );
};
