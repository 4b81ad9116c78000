import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, currentSlot, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  failures,
  MicroPerKwh,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  slotRange,
  Time,
  Titled,
  Wh,
  ZoneId,
} from "../../api/schema.ts";
import { Zone, zonesIn } from "./queries.ts";

const ZoneSlot = Titled(
  "ZoneSlot",
  {
    slot: Slot,
    starts_at: Time,
    zone_id: ZoneId,
    price_micro_per_kwh: Nullable(MicroPerKwh),
    feed_in_micro_per_kwh: MicroPerKwh,
    retail_micro_per_kwh: MicroPerKwh,
    import_wh: Wh,
    export_wh: Wh,
    pool_bought_wh: Wh,
    pool_sold_wh: Wh,
    utility_bought_wh: Wh,
    utility_sold_wh: Wh,
    held_wh: Wh,
    used_wh: Wh,
    line_flow_wh: Type.String({ description: "On the line to the parent, positive towards the root, Wh" }),
    final: Type.Boolean({ description: "False while only price, pool and flow are known" }),
  },
  "What a zone did in a slot",
);
type ZoneSlot = Static<typeof ZoneSlot>;

const BeyondLine = Titled(
  "BeyondLine",
  {
    slot: Slot,
    starts_at: Time,
    zone_id: ZoneId,
    net_export_wh: Type.String({
      description:
        "What meters of the zone and of all below it exported less what they imported, Wh; below zero it flowed away from the root",
    }),
    capacity_wh: Type.String({ description: "Of the line in that direction, Wh; 0 on an island" }),
  },
  "A slot in which a zone's meters said more than its line carries; it withholds nobody's money",
);
type BeyondLine = Static<typeof BeyondLine>;

const BEYOND_LINE = `
  select slot, zone_id, net_export_wh, capacity_wh from zones_beyond_line
  where zone_id = $1 and slot >= $2 and slot < $3 and slot < $4
  order by slot desc limit $5`;

const SERIES = `
  select z.slot, z.zone_id, z.price_micro_per_kwh, s.feed_in_micro_per_kwh, s.retail_micro_per_kwh, z.import_wh, z.export_wh,
    z.pool_bought_wh, z.pool_sold_wh, z.utility_bought_wh, z.utility_sold_wh, z.held_wh, z.used_wh, z.line_flow_wh, z.reported as final
  from zone_slots z join slots s using (slot)
  where z.zone_id = $1 and z.slot >= $2 and z.slot < $3 and z.slot < $4
  order by z.slot desc limit $5`;

const params = Type.Object({ zone_id: ZoneId });

interface SlotRange {
  from_slot?: number;
  to_slot?: number;
  limit: number;
  cursor?: string;
}

/** A page of what a query by zone, first slot, slot after the last, slot after the next, and count knows, newest first. */
async function newestSlots<Row extends { slot: number; starts_at: string }>(
  api: Api,
  query: string,
  zoneId: number,
  { from_slot = 0, to_slot = 0x1_0000_0000, limit, cursor }: SlotRange,
) {
  const [before = to_slot] = cursor === undefined ? [] : numbersOf(cursor, 1);
  const rows = await api.db.query<Omit<Row, "starts_at"> & { slot: number }>(query, [
    zoneId,
    from_slot,
    to_slot,
    before,
    limit + 1,
  ]);
  return pageOf(
    rows,
    limit,
    ({ slot }) => [slot],
    (row) => ({ ...row, starts_at: startsAt(api, row.slot) }),
  );
}

export const zoneRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/zones",
    {
      schema: {
        operationId: "getZones",
        tags: ["zones"],
        response: { 200: Titled("Zones", { items: Type.Array(Zone) }), ...failures },
      },
    },
    async () => ({ items: await zonesIn(api.db, currentSlot(api)) }),
  );

  app.get(
    "/zones/:zone_id",
    { schema: { operationId: "getZone", tags: ["zones"], params, response: { 200: Zone, ...failures } } },
    async ({ params: { zone_id } }) => {
      const [zone] = await zonesIn(api.db, currentSlot(api), zone_id);
      if (zone === undefined) throw notFound(`zone ${zone_id}`);
      return zone;
    },
  );

  app.get(
    "/zones/:zone_id/slots",
    {
      schema: {
        operationId: "getZoneSlots",
        tags: ["zones"],
        summary: "Prices, energies and flow, newest first",
        params,
        querystring: Type.Object({ ...slotRange, ...pageQuery(1_000, 96) }),
        response: { 200: PageOf("ZoneSlotPage", ZoneSlot), ...failures },
      },
    },
    ({ params: { zone_id }, query }) => newestSlots<ZoneSlot>(api, SERIES, zone_id, { limit: 96, ...query }),
  );

  app.get(
    "/zones/:zone_id/beyond-line",
    {
      schema: {
        operationId: "getZoneBeyondLine",
        tags: ["zones"],
        summary: "Slots in which its meters said more than its line carries, newest first",
        params,
        querystring: Type.Object({ ...slotRange, ...pageQuery() }),
        response: { 200: PageOf("BeyondLinePage", BeyondLine), ...failures },
      },
    },
    ({ params: { zone_id }, query }) => newestSlots<BeyondLine>(api, BEYOND_LINE, zone_id, { limit: 30, ...query }),
  );
};
