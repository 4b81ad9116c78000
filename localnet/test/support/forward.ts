import {
  blockEvents,
  type Client,
  decodeEvents,
  moneyMicro,
  type PackedOrder,
  type WattmeshEvent,
} from "@wattmesh/client";

/** What a metering point traded forward for a slot, in Wh and micro-currency. */
export interface Traded {
  soldWh: bigint;
  boughtWh: bigint;
  receivedMicro: bigint;
}

/** A zone's part in a batch, as the fills have it. */
interface Filled {
  soldWh: bigint;
  boughtWh: bigint;
}

/** The forward book as it follows from events alone. */
export interface ForwardBooks {
  /** By meter id: what open orders and positions hold. */
  reservedMicro: Map<number, bigint>;
  /** Reserves when settlement of a slot began, by slot. */
  reservedAtOpening: Map<number, Map<number, bigint>>;
  /** By slot, then meter id. */
  positions: Map<number, Map<number, Traded>>;
  /** By slot: what the lines' operators earned. */
  linesMicro: Map<number, bigint>;
  /** By slot and batch, then zone. */
  fills: Map<string, Map<number, Filled>>;
  batches: Extract<WattmeshEvent, { type: "batch_cleared" }>[];
  /** Every order that was placed, by id, and who placed it. */
  placed: Map<bigint, PackedOrder & { meterId: number; by: string }>;
  triggered: Set<bigint>;
}

/** Follows the chain from its first block to a height. */
export async function readForwardBooks(client: Client, height: number): Promise<ForwardBooks> {
  const books: ForwardBooks = {
    reservedMicro: new Map(),
    reservedAtOpening: new Map(),
    positions: new Map(),
    linesMicro: new Map(),
    fills: new Map(),
    batches: [],
    placed: new Map(),
    triggered: new Set(),
  };
  for (let block = 1; block <= height; block += 1) {
    const { txs, blockEvents: clock } = await blockEvents(client, block);
    const raw = [...txs.filter(({ code }) => code === 0).flatMap(({ events }) => events), ...clock];
    for (const event of decodeEvents(raw, client.deployment)) apply(books, event);
  }
  return books;
}

function apply(books: ForwardBooks, event: WattmeshEvent): void {
  switch (event.type) {
    case "orders_placed":
      reserve(books, event.meterId, event.reservedMicro);
      event.orders.forEach((order, index) => {
        books.placed.set(event.firstOrderId + BigInt(index), { ...order, meterId: event.meterId, by: event.by });
      });
      break;
    case "orders_cancelled":
      reserve(books, event.meterId, -event.freedMicro);
      break;
    case "orders_ended":
      for (const { meterId, freedMicro } of event.orders) reserve(books, meterId, -freedMicro);
      break;
    case "reserves_freed":
      for (const { index, freedMicro } of event.freed) reserve(books, event.bank * 256 + index, -freedMicro);
      break;
    case "order_triggered":
      books.triggered.add(event.orderId);
      break;
    case "slot_opened":
      books.reservedAtOpening.set(event.slot, new Map(books.reservedMicro));
      break;
    case "batch_cleared":
      books.batches.push(event);
      for (const { lineEarnedMicro } of event.zones) {
        books.linesMicro.set(event.slot, (books.linesMicro.get(event.slot) ?? 0n) + lineEarnedMicro);
      }
      break;
    case "orders_filled":
      for (const { side, meterId, energyWh } of event.fills) {
        fill(books, event, meterId, side === "sell" ? energyWh : -energyWh);
      }
      break;
  }
}

function reserve({ reservedMicro }: ForwardBooks, meterId: number, micro: bigint): void {
  reservedMicro.set(meterId, (reservedMicro.get(meterId) ?? 0n) + micro);
}

type FilledEvent = Extract<WattmeshEvent, { type: "orders_filled" }>;

/** Energy is what the point gives: negative when it bought. */
function fill(
  books: ForwardBooks,
  { slot, batch, zoneId, priceMicroPerKwh }: FilledEvent,
  meterId: number,
  energyWh: bigint,
) {
  const [soldWh, boughtWh] = energyWh > 0n ? [energyWh, 0n] : [0n, -energyWh];
  const points = books.positions.get(slot) ?? new Map<number, Traded>();
  const position = points.get(meterId) ?? { soldWh: 0n, boughtWh: 0n, receivedMicro: 0n };
  books.positions.set(slot, points);
  points.set(meterId, {
    soldWh: position.soldWh + soldWh,
    boughtWh: position.boughtWh + boughtWh,
    receivedMicro: position.receivedMicro + moneyMicro(priceMicroPerKwh, energyWh),
  });
  const key = `${slot}/${batch}`;
  const zones = books.fills.get(key) ?? new Map<number, Filled>();
  const zone = zones.get(zoneId) ?? { soldWh: 0n, boughtWh: 0n };
  books.fills.set(key, zones);
  zones.set(zoneId, { soldWh: zone.soldWh + soldWh, boughtWh: zone.boughtWh + boughtWh });
}

/** What kind of order it is, in the words of docs/users/trading.md. */
export function kindOf({ order: { terms, condition } }: PackedOrder): string {
  if (condition) return "conditional";
  if ("bundle" in terms) return "bundle";
  if ("market" in terms) return "market";
  if ("model" in terms.limit.price) return "model";
  return terms.limit.expiresAt === undefined ? "limit" : "time-bound";
}
