import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type Static, Type } from "typebox";
import { type Api, currentSlot, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  Id,
  MeterId,
  Micro,
  MicroPerKwh,
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

const Side = Words("buy", "sell");
const Model = Words("dynamic", "time_of_use", "demand_response", "grid_stability");

const Order = Titled("Order", {
  order_id: Id,
  meter_id: MeterId,
  zone_id: ZoneId,
  slot: Type.Integer({ description: "A bundle's is its first" }),
  side: Side,
  kind: Words("limit", "market", "bundle"),
  price_micro_per_kwh: Nullable(
    Type.Integer({ description: "Limit, worst price, or average limit; null when the price follows a model" }),
  ),
  model: Nullable(Model),
  offset_micro_per_kwh: Nullable(Type.Integer({ description: "To the model's reference" })),
  energy_wh: Wh,
  filled_wh: Wh,
  left_wh: Type.String({ description: "Still open, or what was not filled when it ended, Wh" }),
  parts: Nullable(Type.String({ description: "Of a bundle: its slots and energies as JSON" })),
  condition: Nullable(Type.String({ description: "It sleeps until this holds, as JSON" })),
  expires_at: Nullable(Time),
  by: Address,
  delegated: Type.Boolean(),
  status: Words("open", "sleeping", "filled", "ended"),
  reason: Nullable(Type.String({ description: "Why it ended: cancelled, expired, market_rest and others" })),
  placed_height: Height,
  ended_height: Nullable(Height),
});
type Order = Static<typeof Order>;

const Fill = Titled("Fill", {
  order_id: Id,
  slot: Slot,
  batch: Count,
  meter_id: MeterId,
  zone_id: ZoneId,
  side: Side,
  price_micro_per_kwh: MicroPerKwh,
  energy_wh: Wh,
  height: Height,
});
type Fill = Static<typeof Fill>;

const OrderDetail = Titled("OrderDetail", { order: Order, fills: Type.Array(Fill) });

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

const Position = Titled(
  "Position",
  {
    meter_id: MeterId,
    slot: Slot,
    starts_at: Time,
    sold_wh: Wh,
    bought_wh: Wh,
    money_micro: Type.String({ description: "Received when the slot settles, or paid if negative, micro-currency" }),
  },
  "What a metering point traded forward for a slot",
);
type Position = Static<typeof Position>;

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
  tick_micro_per_kwh: MicroPerKwh,
  floor_micro_per_kwh: MicroPerKwh,
  ceiling_micro_per_kwh: MicroPerKwh,
  last_price_micro_per_kwh: Nullable(MicroPerKwh),
  levels: Type.Array(Level, { description: "Prices ascending, then models" }),
});

const Delegate = Titled("Delegate", {
  delegate: Address,
  slot_energy_wh: Wh,
  lowest_sell_micro_per_kwh: MicroPerKwh,
  highest_buy_micro_per_kwh: MicroPerKwh,
  expires_at: Time,
});
type Delegate = Static<typeof Delegate>;

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

const COLUMNS = `order_id, meter_id, zone_id, slot, side, kind, price_micro_per_kwh, model, offset_micro_per_kwh, energy_wh, filled_wh, left_wh,
  parts, condition, expires_at, by, delegated, status, reason, placed_height, ended_height`;
const FILLS = "order_id, slot, batch, meter_id, zone_id, side, price_micro_per_kwh, energy_wh, height";
const LATEST = Number.MAX_SAFE_INTEGER;

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

const DEPTH_BOOK = `select b.tick_micro_per_kwh, b.floor_micro_per_kwh, b.ceiling_micro_per_kwh, ${LAST_PRICE} as last_price_micro_per_kwh
  from books b where b.slot = $1`;

export const orderRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  const { db } = api;
  const tags = ["forward"];
  const ofMeter = Type.Object({ meter_id: MeterId });

  app.get(
    "/orders",
    {
      schema: {
        operationId: "getOrders",
        tags,
        summary: "Newest first",
        querystring: Type.Object({
          meter_id: Type.Optional(MeterId),
          slot: Type.Optional(Slot),
          status: Type.Optional(Order.properties.status),
          ...pageQuery(),
        }),
        response: { 200: PageOf("OrderPage", Order), ...failures },
      },
    },
    async ({ query: { meter_id, slot, status, limit = 30, cursor } }) => {
      const [before = LATEST] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<Order>(
        `select ${COLUMNS} from orders where order_id < $1 and ($2::bigint is null or meter_id = $2)
           and ($3::bigint is null or slot = $3) and ($4::text is null or status = $4) order by order_id desc limit $5`,
        [before, meter_id ?? null, slot ?? null, status ?? null, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ order_id }) => [order_id],
        (row) => row,
      );
    },
  );

  app.get(
    "/orders/:order_id",
    {
      schema: {
        operationId: "getOrder",
        tags,
        params: Type.Object({ order_id: Id }),
        response: { 200: OrderDetail, ...failures },
      },
    },
    async ({ params: { order_id } }) => {
      const [[order], fills] = await Promise.all([
        db.query<Order>(`select ${COLUMNS} from orders where order_id = $1`, [order_id]),
        db.query<Fill>(`select ${FILLS} from order_fills where order_id = $1 order by slot, batch`, [order_id]),
      ]);
      if (order === undefined) throw notFound(`order ${order_id}`);
      return { order, fills };
    },
  );

  app.get(
    "/metering-points/:meter_id/fills",
    {
      schema: {
        operationId: "getFills",
        tags,
        summary: "What batches filled of a metering point's orders, newest first",
        params: ofMeter,
        querystring: Type.Object(pageQuery()),
        response: { 200: PageOf("FillPage", Fill), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { limit = 30, cursor } }) => {
      const [height = LATEST, order = 0, slot = 0] = cursor === undefined ? [] : numbersOf(cursor, 3);
      const rows = await db.query<Fill>(
        `select ${FILLS} from order_fills where meter_id = $1 and (height, order_id, slot) < ($2, $3, $4)
         order by height desc, order_id desc, slot desc limit $5`,
        [meter_id, height, order, slot, limit + 1],
      );
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.order_id, row.slot],
        (row) => row,
      );
    },
  );

  app.get(
    "/metering-points/:meter_id/positions",
    {
      schema: {
        operationId: "getPositions",
        tags,
        summary: "Forward trades by slot, the latest slot first",
        params: ofMeter,
        querystring: Type.Object({ ...slotRange, ...pageQuery(1_000, 96) }),
        response: { 200: PageOf("PositionPage", Position), ...failures },
      },
    },
    async ({ params: { meter_id }, query: { from_slot = 0, to_slot = 0x1_0000_0000, limit = 96, cursor } }) => {
      const [before = to_slot] = cursor === undefined ? [] : numbersOf(cursor, 1);
      const rows = await db.query<Omit<Position, "starts_at">>(
        `select meter_id, slot, sold_wh, bought_wh, money_micro from positions
         where meter_id = $1 and slot >= $2 and slot < $3 order by slot desc limit $4`,
        [meter_id, from_slot, Math.min(before, to_slot), limit + 1],
      );
      return pageOf(
        rows,
        limit,
        ({ slot }) => [slot],
        (row) => ({ ...row, starts_at: startsAt(api, row.slot) }),
      );
    },
  );

  app.get(
    "/metering-points/:meter_id/delegates",
    {
      schema: {
        operationId: "getDelegates",
        tags,
        summary: "Who may place orders for a metering point",
        params: ofMeter,
        response: { 200: Titled("Delegates", { items: Type.Array(Delegate) }), ...failures },
      },
    },
    async ({ params: { meter_id } }) => ({
      items: await db.query<Delegate>(
        `select delegate, slot_energy_wh, lowest_sell_micro_per_kwh, highest_buy_micro_per_kwh, expires_at from delegates
         where meter_id = $1 and not removed order by delegate`,
        [meter_id],
      ),
    }),
  );

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
        "tick_micro_per_kwh" | "floor_micro_per_kwh" | "ceiling_micro_per_kwh" | "last_price_micro_per_kwh"
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
