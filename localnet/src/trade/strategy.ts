import {
  bundleOrder,
  limitOrder,
  marketOrder,
  modelOrder,
  type NewOrder,
  type Order,
  type OrderRef,
  orderReserveMicro,
  type Position,
  type Rule,
  type Side,
  whenZonePrice,
} from "@wattmesh/client";

/** How a household's agent trades what it expects; docs/users/trading.md says what each does. */
export const styles = ["limit", "model", "market", "conditional", "bundle"] as const;

export type Style = (typeof styles)[number];

/** Slots between the present one and the first that is traded: a whole slot before its gate. */
export const GATE_SLOTS = 2;
/** Orders for far slots expire after so many slots and are placed again: an agent that is gone leaves little behind. */
export const RENEW_SLOTS = 3;

/** What an agent knows of its metering point. */
export interface PointState {
  meterId: number;
  zoneId: number;
  style: Style;
  /** Without a rule: sell at the floor or above, buy at the ceiling or below. */
  rule: Rule | undefined;
  availableMicro: bigint;
  /** What the household is expected to have left over in each slot ahead that can be traded, in order of slot. */
  expected: { slot: number; surplusWh: bigint }[];
  /** Of these slots. */
  positions: Position[];
  /** Of slots that have not begun. */
  orders: Order[];
}

/** Market terms and state that are the same for every agent. */
export interface Market {
  presentSlot: number;
  slotSeconds: number;
  priceTickMicroPerKwh: number;
  floorMicroPerKwh: number;
  ceilingMicroPerKwh: number;
  orderDepositMicro: number;
  minEnergyWh: bigint;
  /** What the owner lets an agent have open and traded in one slot. */
  slotEnergyWh: bigint;
  /** How much better than the rule's limit an order asks for, per slot that its gate is further away. */
  spreadMicroPerKwh: number;
}

export interface Decision {
  cancel: OrderRef[];
  place: NewOrder[];
}

/** Decides which of its orders an agent cancels and which it places instead. */
export function decide(point: PointState, market: Market): Decision {
  // Open orders of a slot whose gate is near stay as they are.
  const resting = point.orders.filter((order) => isOpen(order) && order.slot >= market.presentSlot + GATE_SLOTS);
  if (point.rule?.paused) return { cancel: resting.map(refOf), place: [] };
  const open = resting.filter(({ terms }) => !("bundle" in terms));
  const targets = point.expected.map(({ slot, surplusWh }) => targetOf(point, market, slot, surplusWh));
  const wanted = affordable(point, market, open, strategies[point.style](point, market, targets));
  return {
    cancel: open.filter((order) => !wanted.some((want) => isSame(want, order, market))).map(refOf),
    place: wanted.filter((want) => !open.some((order) => isSame(want, order, market))),
  };
}

/** The energy left to trade in a slot after its trades so far. */
interface TradeTarget {
  slot: number;
  side: Side;
  energyWh: bigint;
}

function targetOf(
  { rule, positions }: PointState,
  market: Market,
  slot: number,
  surplusWh: bigint,
): TradeTarget | undefined {
  const { soldWh, boughtWh } = positions.find((one) => one.slot === slot) ?? { soldWh: 0n, boughtWh: 0n };
  const leftWh = surplusWh - soldWh + boughtWh;
  const side: Side = leftWh > 0n ? "sell" : "buy";
  const energyWh = least(leftWh > 0n ? leftWh : -leftWh, market.slotEnergyWh - soldWh - boughtWh);
  // Surplus that the rule holds in storage is not for sale.
  if (energyWh < market.minEnergyWh || (side === "sell" && rule?.hold)) return undefined;
  return { slot, side, energyWh };
}

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);

type Strategy = (point: PointState, market: Market, targets: (TradeTarget | undefined)[]) => NewOrder[];

type Resting = TradeTarget & { expiresAt: bigint | undefined };

const each =
  (build: (point: PointState, market: Market, order: Resting) => NewOrder): Strategy =>
  (point, market, targets) =>
    targets.flatMap((target) =>
      target ? [build(point, market, { ...target, expiresAt: expiryOf(market, target.slot) })] : [],
    );

const strategies: Record<Style, Strategy> = {
  limit: each((point, market, order) => limitOrder({ ...order, limitMicroPerKwh: limitOf(point, market, order) })),
  model: each((_, { spreadMicroPerKwh }, order) =>
    modelOrder({ ...order, model: "dynamic", offsetMicroPerKwh: concession(order.side, spreadMicroPerKwh) }),
  ),
  conditional: each((point, market, order) =>
    limitOrder({
      ...order,
      limitMicroPerKwh: limitOf(point, market, order),
      condition: tightMarket(point, market, order),
    }),
  ),
  market: (point, market, targets) =>
    targets
      .filter((target) => target?.slot === market.presentSlot + GATE_SLOTS)
      .flatMap((target) =>
        target ? [marketOrder({ ...target, worstPriceMicroPerKwh: limitOf(point, market, target) })] : [],
      ),
  bundle: (point, market, targets) => {
    if (point.orders.some((order) => isOpen(order) && "bundle" in order.terms)) return [];
    const parts = firstRun(targets);
    const [first] = parts;
    if (first === undefined || parts.length < 2) return [];
    return [
      bundleOrder({
        side: first.side,
        parts: parts.map(({ slot, energyWh }) => ({ slot, energyWh })),
        averageLimitMicroPerKwh: limitOf(point, market, first),
      }),
    ];
  },
};

/** The first targets of one side in a row. */
function firstRun(targets: (TradeTarget | undefined)[]): TradeTarget[] {
  const rest = targets.slice(Math.max(0, targets.findIndex(Boolean)));
  const end = rest.findIndex((target) => target?.side !== rest[0]?.side);
  return rest.slice(0, end === -1 ? undefined : end).flatMap((target) => target ?? []);
}

/** The rule's limit, and better than that while the gate is far. */
function limitOf({ rule }: PointState, market: Market, { side, slot }: TradeTarget): number {
  const { floorMicroPerKwh: floor, ceilingMicroPerKwh: ceiling, presentSlot, spreadMicroPerKwh } = market;
  const far = Math.max(0, slot - presentSlot - GATE_SLOTS) * spreadMicroPerKwh;
  const limit = side === "sell" ? (rule?.askMicroPerKwh ?? floor) + far : (rule?.bidMicroPerKwh ?? ceiling) - far;
  return Math.min(Math.max(limit, floor), ceiling);
}

/** Relative to the zone's reference price: below it for a seller, above it for a buyer. */
const concession = (side: Side, spreadMicroPerKwh: number): number =>
  side === "sell" ? -spreadMicroPerKwh : spreadMicroPerKwh;

/** A buyer's condition triggers when neighbours' energy is dear in its zone, a seller's when it is cheap: then waiting for the pool costs most. */
function tightMarket({ zoneId }: PointState, market: Market, { side }: TradeTarget) {
  const { floorMicroPerKwh: floor, ceilingMicroPerKwh: ceiling, priceTickMicroPerKwh: priceTick } = market;
  const middle = Math.floor((floor + ceiling) / 2 / priceTick) * priceTick;
  return whenZonePrice(zoneId, side === "buy" ? "above" : "below", middle);
}

/** When an order expires; `undefined` where it could not be placed again in time, so that it rests until its gate. */
function expiryOf({ presentSlot, slotSeconds }: Market, slot: number): bigint | undefined {
  const renewedBy = presentSlot + RENEW_SLOTS;
  return renewedBy + GATE_SLOTS <= slot ? BigInt(renewedBy * slotSeconds) : undefined;
}

/** As many orders as the account can hold reserves for, the nearest first. */
function affordable({ availableMicro }: PointState, market: Market, open: Order[], wanted: NewOrder[]): NewOrder[] {
  const kept = (want: NewOrder) => open.find((order) => isSame(want, order, market));
  const freed = open.filter((order) => !wanted.some((want) => isSame(want, order, market)));
  let leftMicro = freed.reduce((sum, { reservedMicro }) => sum + reservedMicro, availableMicro);
  return wanted.filter((want) => {
    if (kept(want)) return true;
    const reserveMicro = orderReserveMicro(want, market);
    if (reserveMicro > leftMicro) return false;
    leftMicro -= reserveMicro;
    return true;
  });
}

/** Whether an open order is as good as a wanted one: nothing would change but less energy than is worth an order. */
function isSame(want: NewOrder, order: Order, { minEnergyWh }: Market): boolean {
  if (want.side !== order.side) return false;
  const [one, other] = [want.terms, order.terms];
  if (!("limit" in one && "limit" in other) || one.limit.slot !== other.limit.slot) return false;
  const differs = one.limit.energyWh - order.leftWh;
  return isSamePrice(one.limit.price, other.limit.price) && differs < minEnergyWh && -differs < minEnergyWh;
}

function isSamePrice(one: LimitPrice, other: LimitPrice): boolean {
  if ("fixed" in one) return "fixed" in other && one.fixed.limitMicroPerKwh === other.fixed.limitMicroPerKwh;
  return "model" in other && one.model.offsetMicroPerKwh === other.model.offsetMicroPerKwh;
}

type LimitPrice = Extract<NewOrder["terms"], { limit: unknown }>["limit"]["price"];

const isOpen = ({ status }: Order): boolean => status !== "filled" && status !== "ended";

const refOf = ({ slot, orderId }: Order): OrderRef => ({ slot, orderId });
