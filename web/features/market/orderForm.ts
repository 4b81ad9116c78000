import {
  byteLength,
  type Comparison,
  type Condition,
  type ForwardParams,
  type GridState,
  limits,
  type NewOrder,
  type OrderKind,
  type OrderPrice,
  type PricingModel,
  type Side,
  slotStart,
} from "@wattmesh/client";
import { priceDecimals } from "@/lib/format/money";
import { type FieldError, type Parsed, parseDecimalText, parseEnergyText, parsePriceText } from "@/lib/forms/decimal";

export const conditionKinds = ["none", "zonePrice", "zoneState", "feed"] as const;

/** What stands in the form of an order. */
export interface OrderFields {
  side: Side;
  kind: OrderKind;
  /** Of a bundle: how many slots one after the other. */
  slots: string;
  /** In each slot, kWh. */
  energy: string;
  pricing: "fixed" | PricingModel;
  /** A limit, a worst price, or an average limit. */
  price: string;
  /** To the model's reference, may be negative. */
  offset: string;
  /** So many slots from now; empty: when the slot begins. */
  expiresAfter: string;
  condition: (typeof conditionKinds)[number];
  comparison: Comparison;
  conditionZone: string;
  conditionPrice: string;
  conditionState: GridState;
  feedId: string;
  feedValue: string;
}

export const emptyOrder: OrderFields = {
  side: "buy",
  kind: "limit",
  slots: "2",
  energy: "",
  pricing: "fixed",
  price: "",
  offset: "0",
  expiresAfter: "",
  condition: "none",
  comparison: "above",
  conditionZone: "",
  conditionPrice: "",
  conditionState: "alert",
  feedId: "",
  feedValue: "",
};

/** What an order is measured against. */
export interface OrderTermsOf {
  currency: string;
  /** Of the page, which numbers are typed on. */
  locale: string;
  priceTickMicroPerKwh: number;
  floorMicroPerKwh: number;
  ceilingMicroPerKwh: number;
  params: ForwardParams;
  slotSeconds: number;
  /** Unix seconds. */
  now: number;
}

export type OrderFieldError =
  | FieldError
  | "outOfRange"
  | "offsetTooWide"
  | "belowSmallest"
  | "beyondHorizon"
  | "pastGate"
  | "expiryTooLate"
  | "bundleParts";

type Part = keyof OrderFields | "slot";
export type OrderErrors = Partial<Record<Part, OrderFieldError>>;

/** The order for a slot that stands in the form, or all for which the chain would refuse it. `slot`: the first of a bundle. */
export function readOrder(
  fields: OrderFields,
  slot: number | undefined,
  terms: OrderTermsOf,
): { order: NewOrder } | { errors: OrderErrors } {
  const errors: OrderErrors = {};
  const take = <T>(field: Part, parsed: Parsed<T> | { error: OrderFieldError }): T | undefined => {
    if ("value" in parsed) return parsed.value;
    errors[field] = parsed.error;
    return undefined;
  };
  take("slot", readSlot(slot, terms));
  const energyWh = take("energy", readEnergy(fields.energy, terms));
  const count = fields.kind === "bundle" ? take("slots", readCount(fields.slots, slot, terms)) : 1;
  const isModel = fields.kind === "limit" && fields.pricing !== "fixed";
  const price = isModel ? 0 : take("price", readPrice(fields.price, terms));
  const offset = isModel ? take("offset", readOffset(fields.offset, terms)) : 0;
  const expiresAt =
    fields.kind === "market" ? null : take("expiresAfter", readExpiry(fields.expiresAfter, slot, terms));
  const condition = fields.kind === "bundle" ? null : readCondition(fields, terms, take);
  if (
    slot === undefined ||
    errors.slot !== undefined ||
    energyWh === undefined ||
    count === undefined ||
    price === undefined ||
    offset === undefined ||
    expiresAt === undefined ||
    condition === undefined
  )
    return { errors };
  const expiry = expiresAt === null ? {} : { expiresAt };
  const { side } = fields;
  const conditional = condition === null ? {} : { condition };
  switch (fields.kind) {
    case "market":
      return { order: { side, ...conditional, terms: { market: { slot, energyWh, worstPriceMicroPerKwh: price } } } };
    case "bundle": {
      const parts = Array.from({ length: count }, (_, index) => ({ slot: slot + index, energyWh }));
      return { order: { side, terms: { bundle: { parts, averageLimitMicroPerKwh: price, ...expiry } } } };
    }
    case "limit": {
      const { pricing } = fields;
      const orderPrice: OrderPrice =
        pricing === "fixed"
          ? { fixed: { limitMicroPerKwh: price } }
          : { model: { model: pricing, offsetMicroPerKwh: offset } };
      return { order: { side, ...conditional, terms: { limit: { slot, energyWh, price: orderPrice, ...expiry } } } };
    }
  }
}

function readSlot(
  slot: number | undefined,
  { slotSeconds, now, params }: OrderTermsOf,
): Parsed<number> | { error: OrderFieldError } {
  if (slot === undefined) return { error: "required" };
  if (slotStart(slot, slotSeconds) <= now) return { error: "pastGate" };
  return slot > Math.floor(now / slotSeconds) + params.horizonSlots ? { error: "beyondHorizon" } : { value: slot };
}

function readEnergy(text: string, { params, locale }: OrderTermsOf): Parsed<bigint> | { error: OrderFieldError } {
  const parsed = parseEnergyText(text, locale, limits.trading.orderWh);
  if ("error" in parsed) return parsed.error === "tooMuch" ? { error: "tooLarge" } : parsed;
  return parsed.value < params.minEnergyWh ? { error: "belowSmallest" } : parsed;
}

function readCount(
  text: string,
  first: number | undefined,
  { slotSeconds, now, params }: OrderTermsOf,
): { value: number } | { error: OrderFieldError } {
  const count = Number(text);
  if (!/^\d+$/.test(text.trim()) || count < 2 || count > limits.trading.bundleParts) return { error: "bundleParts" };
  const last = Math.floor(now / slotSeconds) + params.horizonSlots;
  return first !== undefined && first + count - 1 > last ? { error: "beyondHorizon" } : { value: count };
}

function readPrice(text: string, terms: OrderTermsOf): Parsed<number> | { error: OrderFieldError } {
  const parsed = parsePriceText(text, terms.currency, terms.priceTickMicroPerKwh, terms.locale);
  if ("error" in parsed) return parsed;
  if (parsed.value === undefined) return { error: "required" };
  const { floorMicroPerKwh: floor, ceilingMicroPerKwh: ceiling } = terms;
  return parsed.value < floor || parsed.value > ceiling ? { error: "outOfRange" } : { value: parsed.value };
}

/** Signed, on the tick, and no wider than the prices lie apart. */
function readOffset(text: string, terms: OrderTermsOf): Parsed<number> | { error: OrderFieldError } {
  const { currency, priceTickMicroPerKwh, floorMicroPerKwh, ceilingMicroPerKwh, locale } = terms;
  const parsed = parseDecimalText(text === "" ? "0" : text, priceDecimals(currency), locale);
  if ("error" in parsed) return parsed.error === "tooManyDecimals" ? { error: "offTick" } : parsed;
  const offset = Number(parsed.value);
  if (Math.abs(offset) > ceilingMicroPerKwh - floorMicroPerKwh) return { error: "offsetTooWide" };
  return offset % priceTickMicroPerKwh === 0 ? { value: offset } : { error: "offTick" };
}

/** `null` without an expiry: the order ends when its slot begins. */
function readExpiry(
  text: string,
  slot: number | undefined,
  { slotSeconds, now }: OrderTermsOf,
): { value: bigint | null } | { error: OrderFieldError } {
  if (text.trim() === "") return { value: null };
  if (!/^\d{1,6}$/.test(text.trim()) || Number(text) < 1) return { error: "wholeNumber" };
  const at = Math.floor(now / slotSeconds) + Number(text);
  return slot !== undefined && at > slot ? { error: "expiryTooLate" } : { value: BigInt(slotStart(at, slotSeconds)) };
}

/** `null` without a condition. */
function readCondition(
  fields: OrderFields,
  { currency, priceTickMicroPerKwh, locale }: OrderTermsOf,
  take: <T>(field: Part, parsed: Parsed<T> | { error: OrderFieldError }) => T | undefined,
): Condition | null | undefined {
  const { comparison } = fields;
  const zoneId = Number(fields.conditionZone);
  switch (fields.condition) {
    case "none":
      return null;
    case "zonePrice": {
      const zone = take("conditionZone", fields.conditionZone === "" ? { error: "required" } : { value: zoneId });
      const parsed = parsePriceText(fields.conditionPrice, currency, priceTickMicroPerKwh, locale);
      const given = "value" in parsed && parsed.value === undefined ? ({ error: "required" } as const) : parsed;
      const price = take("conditionPrice", given);
      if (zone === undefined || price === undefined) return undefined;
      return { zonePrice: { comparison, zoneId: zone, priceMicroPerKwh: price } };
    }
    case "zoneState": {
      const zone = take("conditionZone", fields.conditionZone === "" ? { error: "required" } : { value: zoneId });
      return zone === undefined ? undefined : { zoneState: { zoneId: zone, state: fields.conditionState } };
    }
    case "feed": {
      const feedId = take("feedId", readFeedId(fields.feedId));
      const value = take("feedValue", parseDecimalText(fields.feedValue, 0, locale));
      return feedId === undefined || value === undefined ? undefined : { feed: { comparison, feedId, value } };
    }
  }
}

function readFeedId(text: string): { value: string } | { error: OrderFieldError } {
  const feedId = text.trim();
  if (feedId === "") return { error: "required" };
  return byteLength(feedId) > limits.trading.feedIdBytes ? { error: "tooLong" } : { value: feedId };
}
