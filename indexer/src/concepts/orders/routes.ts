import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { comparisons, gridStates, orderKinds, orderStatuses, pricingModels, sides } from "@wattmesh/client";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { type ApiError, notFound, orderNotKept } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import {
  Address,
  Count,
  failures,
  Height,
  Id,
  MeterId,
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
import type { Queries } from "../../db/database.ts";
import { factsOf } from "../../db/facts.ts";
import { KEPT_FROM_ORDER } from "../../db/retention.ts";

const Side = Words(...sides);
export const Model = Words(...pricingModels);

const Comparison = Words(...comparisons);
const Condition = Type.Union(
  [
    Type.Object({
      feed: Type.Object({
        feed_id: Type.String(),
        comparison: Comparison,
        value: Type.String({ pattern: "^-?\\d+$" }),
      }),
    }),
    Type.Object({
      zone_price: Type.Object({ zone_id: ZoneId, comparison: Comparison, price_micro_per_kwh: MicroPerKwh }),
    }),
    Type.Object({ zone_state: Type.Object({ zone_id: ZoneId, state: Words(...gridStates) }) }),
  ],
  { title: "Condition", description: "The order waits until this holds" },
);

const Order = Titled("Order", {
  order_id: Id,
  meter_id: MeterId,
  zone_id: ZoneId,
  slot: Type.Integer({ description: "A bundle's is its first" }),
  side: Side,
  kind: Words(...orderKinds),
  price_micro_per_kwh: Nullable(
    Type.Integer({ description: "Limit, worst price, or average limit; null when the price follows a model" }),
  ),
  model: Nullable(Model),
  offset_micro_per_kwh: Nullable(Type.Integer({ description: "To the model's reference" })),
  energy_wh: Wh,
  filled_wh: Wh,
  left_wh: Type.String({ description: "Still open, or what was not filled when it ended, Wh" }),
  parts: Nullable(Type.Array(Titled("OrderPart", { slot: Slot, energy_wh: Wh }, "A bundle's energy in one slot"))),
  condition: Nullable(Condition),
  expires_at: Nullable(Time),
  by: Address,
  delegated: Type.Boolean(),
  status: Words(...orderStatuses),
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

const Delegate = Titled("Delegate", {
  delegate: Address,
  slot_energy_wh: Wh,
  lowest_sell_micro_per_kwh: MicroPerKwh,
  highest_buy_micro_per_kwh: MicroPerKwh,
  expires_at: Time,
});
type Delegate = Static<typeof Delegate>;

const COLUMNS = `order_id, meter_id, zone_id, slot, side, kind, price_micro_per_kwh, model, offset_micro_per_kwh, energy_wh, filled_wh, left_wh,
  parts, condition, expires_at, by, delegated, status, reason, placed_height, ended_height`;
const FILLS = "order_id, slot, batch, meter_id, zone_id, side, price_micro_per_kwh, energy_wh, height";
const LATEST = Number.MAX_SAFE_INTEGER;

async function missing(db: Queries, order: number): Promise<ApiError> {
  const keptFrom = (await factsOf(db))<number>(KEPT_FROM_ORDER);
  return keptFrom !== undefined && order < keptFrom ? orderNotKept(order, keptFrom) : notFound(`order ${order}`);
}

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
      if (order === undefined) throw await missing(db, order_id);
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
};
