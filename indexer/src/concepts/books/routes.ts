import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, currentSlot, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Count,
  failures,
  Height,
  Id,
  Micro,
  MicroPerKwh,
  Nullable,
  PageOf,
  pageQuery,
  Slot,
  Time,
  Titled,
  Wh,
  ZoneId,
} from "../../api/schema.ts";
import { Model } from "../orders/routes.ts";

const Trade = Titled(
  "Trade",
  {
    slot: Slot,
    starts_at: Time,
    batch: Count,
    zone_id: ZoneId,
    price_micro_per_kwh: Nullable(MicroPerKwh),
    sold_wh: Wh,
    bought_wh: Wh,
    line_flow_wh: Type.String({ description: "The batch's, positive towards the root, Wh" }),
    bundle_id: Nullable(Id),
    height: Height,
    index: Type.Integer(),
    time: Time,
  },
  "What a batch traded in a zone",
);
type Trade = Static<typeof Trade>;

const Level = Titled(
  "Level",
  {
    price_micro_per_kwh: Nullable(MicroPerKwh),
    model: Nullable(Model),
    offset_micro_per_kwh: Nullable(Type.Integer()),
    buy_wh: Wh,
    sell_wh: Wh,
    orders: Count,
  },
  "Open orders at one price, or at one offset to a model's reference: what that comes to now, the chain's own depth says",
);
type Level = Static<typeof Level>;

const Depth = Titled("Depth", {
  slot: Slot,
  starts_at: Time,
  zone_id: ZoneId,
  price_tick_micro_per_kwh: MicroPerKwh,
  floor_micro_per_kwh: MicroPerKwh,
  ceiling_micro_per_kwh: MicroPerKwh,
  last_price_micro_per_kwh: Nullable(MicroPerKwh),
  levels: Type.Array(Level, { description: "Prices ascending, then models" }),
});

const Book = Titled(
  "Book",
  {
    slot: Slot,
    starts_at: Time,
    floor_micro_per_kwh: MicroPerKwh,
    ceiling_micro_per_kwh: MicroPerKwh,
    order_deposit_micro: Micro,
    batches: Count,
    open_orders: Count,
    last_price_micro_per_kwh: Nullable(
      Type.Integer({ description: "In the zone that was asked for, or of the latest batch anywhere" }),
    ),
    sold_wh: Wh,
  },
  "The forward book of a slot",
);
type Book = Static<typeof Book>;

const TRADES = `
  select z.slot, z.batch, z.zone_id, z.price_micro_per_kwh, z.sold_wh, z.bought_wh, z.line_flow_wh, b.bundle_id, z.height, z.index, k.time
  from batch_zones z join batches b using (slot, batch) join blocks k on k.height = z.height
  where (z.height, z.index, z.zone_id) < ($1, $2, $3) and ($4::bigint is null or z.zone_id = $4) and ($5::bigint is null or z.slot = $5)
    and (z.sold_wh > 0 or z.bought_wh > 0)
  order by z.height desc, z.index desc, z.zone_id desc limit $6`;

const LEVELS = `
  select price_micro_per_kwh, model, offset_micro_per_kwh,
    coalesce(sum(left_wh) filter (where side = 'buy'), 0) as buy_wh,
    coalesce(sum(left_wh) filter (where side = 'sell'), 0) as sell_wh, count(*) as orders
  from orders where status = 'open' and slot = $1 and zone_id = $2 and kind <> 'bundle'
  group by price_micro_per_kwh, model, offset_micro_per_kwh
  order by price_micro_per_kwh nulls last, model, offset_micro_per_kwh`;

const LAST_PRICE = `(select price_micro_per_kwh from batch_zones
    where slot = b.slot and price_micro_per_kwh is not null and ($2::bigint is null or zone_id = $2) order by batch desc, zone_id limit 1)`;

const BOOKS = `
  select b.slot, b.floor_micro_per_kwh, b.ceiling_micro_per_kwh, b.order_deposit_micro,
    (select count(*) from batches t where t.slot = b.slot) as batches,
    (select count(*) from orders o where o.slot = b.slot and o.status = 'open' and ($2::bigint is null or o.zone_id = $2)) as open_orders,
    ${LAST_PRICE} as last_price_micro_per_kwh,
    (select coalesce(sum(sold_wh), 0) from batch_zones z where z.slot = b.slot and ($2::bigint is null or z.zone_id = $2)) as sold_wh
  from books b where b.slot >= $1 order by b.slot limit $3`;

const DEPTH_BOOK = `select b.price_tick_micro_per_kwh, b.floor_micro_per_kwh, b.ceiling_micro_per_kwh, ${LAST_PRICE} as last_price_micro_per_kwh
  from books b where b.slot = $1`;

const LATEST = Number.MAX_SAFE_INTEGER;

export const bookRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const { db } = api;
  const tags = ["forward"];

  app.get(
    "/trades",
    {
      schema: {
        operationId: "getTrades",
        tags,
        summary: "What batches traded, zone by zone, newest first",
        querystring: Type.Object({ zone_id: Type.Optional(ZoneId), slot: Type.Optional(Slot), ...pageQuery() }),
        response: { 200: PageOf("TradePage", Trade), ...failures },
      },
    },
    async ({ query: { zone_id, slot, limit = 30, cursor } }) => {
      const [height = LATEST, index = 0, zone = 0] = cursor === undefined ? [] : numbersOf(cursor, 3);
      const rows = await db.query<Omit<Trade, "starts_at">>(TRADES, [
        height,
        index,
        zone,
        zone_id ?? null,
        slot ?? null,
        limit + 1,
      ]);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index, row.zone_id],
        (row) => ({ ...row, starts_at: startsAt(api, row.slot) }),
      );
    },
  );

  app.get(
    "/books",
    {
      schema: {
        operationId: "getBooks",
        tags,
        summary: "Books of the slots that can still be traded, the next slot first",
        querystring: Type.Object({
          zone_id: Type.Optional(ZoneId),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 96 })),
        }),
        response: { 200: Titled("Books", { items: Type.Array(Book) }), ...failures },
      },
    },
    async ({ query: { zone_id, limit = 96 } }) => {
      const rows = await db.query<Omit<Book, "starts_at">>(BOOKS, [currentSlot(api) + 1, zone_id ?? null, limit]);
      return { items: rows.map((row) => ({ ...row, starts_at: startsAt(api, row.slot) })) };
    },
  );

  app.get(
    "/depth",
    {
      schema: {
        operationId: "getDepth",
        tags,
        summary: "Open orders of a zone for a slot, by price",
        querystring: Type.Object({ slot: Slot, zone_id: ZoneId }),
        response: { 200: Depth, ...failures },
      },
    },
    async ({ query: { slot, zone_id } }) => {
      type BookPrices = Pick<
        Static<typeof Depth>,
        "price_tick_micro_per_kwh" | "floor_micro_per_kwh" | "ceiling_micro_per_kwh" | "last_price_micro_per_kwh"
      >;
      const [[book], levels] = await Promise.all([
        db.query<BookPrices>(DEPTH_BOOK, [slot, zone_id]),
        db.query<Level>(LEVELS, [slot, zone_id]),
      ]);
      if (book === undefined) throw notFound(`book of slot ${slot}`);
      return { slot, starts_at: startsAt(api, slot), zone_id, ...book, levels };
    },
  );
};
