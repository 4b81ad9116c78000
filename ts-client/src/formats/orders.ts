import { InvalidValueError } from "../errors/invalidValue.ts";
import { PackedBytesError } from "../errors/packed.ts";
import type {
  BundlePart,
  Condition,
  GridState,
  NewOrder,
  OrderPrice,
  OrderTerms,
  PricingModel,
} from "../generated/values.ts";
import { checkedPrice } from "../units/price.ts";
import { utf8 } from "./bytes.ts";
import { PackedReader, PackedWriter } from "./packed.ts";

/** An order as it was placed. */
export interface PackedOrder {
  zoneId: number;
  /** Placed by a delegate. */
  delegated: boolean;
  order: NewOrder;
}

export type Orders = PackedOrder[];

/** In order of the packed codes. */
const modelCodes = ["dynamic", "time_of_use", "demand_response", "grid_stability"] as const satisfies PricingModel[];

/** In order of the packed codes. */
const stateCodes = ["normal", "alert", "emergency", "restoration"] as const satisfies GridState[];

const SELL = 1;
const MARKET = 2;
const BUNDLE = 4;
const MODEL = 8;
const EXPIRES = 16;
const CONDITIONAL = 32;
const DELEGATED = 64;

const FEED = 0;
const ZONE_PRICE = 2;
const ZONE_STATE = 4;
const BELOW = 1;

/** Prices are packed in micro-currency per Wh. */
const MICRO_PER_KWH = 1000;

/**
 * Reads orders one after the other: `flags u8 | zone_id varint | terms | condition`, as docs/spec/formats.md has it.
 */
export function decodeOrders(bytes: Uint8Array): Orders {
  const reader = new PackedReader(bytes);
  const orders: Orders = [];
  while (!reader.isEmpty) orders.push(decodeOrder(reader));
  return orders;
}

export function encodeOrders(orders: Orders): Uint8Array {
  const writer = new PackedWriter();
  for (const order of orders) encodeOrder(writer, order);
  return writer.finish();
}

function decodeOrder(reader: PackedReader): PackedOrder {
  const at = reader.at;
  const flags = reader.u8();
  const kinds = [MARKET, BUNDLE, MODEL].filter((flag) => flags & flag).length;
  if (flags > 127 || kinds > 1 || (flags & MARKET && flags & EXPIRES)) {
    throw new PackedBytesError(`unexpected flags ${flags}`, at);
  }
  const zoneId = reader.varint32();
  const terms = decodeTerms(reader, flags);
  const condition = flags & CONDITIONAL ? decodeCondition(reader) : undefined;
  const side = flags & SELL ? "sell" : "buy";
  return { zoneId, delegated: (flags & DELEGATED) !== 0, order: { side, terms, condition } };
}

function decodeTerms(reader: PackedReader, flags: number): OrderTerms {
  const expiry = () => (flags & EXPIRES ? reader.u64() : undefined);
  if (flags & BUNDLE) {
    const parts = decodeParts(reader);
    const averageLimitMicroPerKwh = decodePrice(reader);
    return { bundle: { parts, averageLimitMicroPerKwh, expiresAt: expiry() } };
  }
  const slot = reader.varint32();
  const energyWh = reader.u64();
  if (flags & MARKET) return { market: { slot, energyWh, worstPriceMicroPerKwh: decodePrice(reader) } };
  const price: OrderPrice = flags & MODEL ? decodeModel(reader) : { fixed: { limitMicroPerKwh: decodePrice(reader) } };
  return { limit: { slot, energyWh, price, expiresAt: expiry() } };
}

function decodeParts(reader: PackedReader): BundlePart[] {
  const count = reader.u64();
  const parts: BundlePart[] = [];
  while (parts.length < count) {
    const at = reader.at;
    const slot = (parts.at(-1)?.slot ?? 0) + reader.varint32();
    if (slot > 0xffff_ffff) throw new PackedBytesError("integer too large in packed bytes", at);
    parts.push({ slot, energyWh: reader.u64() });
  }
  return parts;
}

function decodePrice(reader: PackedReader): number {
  const at = reader.at;
  const price = reader.varint32() * MICRO_PER_KWH;
  if (price > 0xffff_ffff) throw new PackedBytesError("integer too large in packed bytes", at);
  return price;
}

function decodeModel(reader: PackedReader): OrderPrice {
  const model = decodeCode(reader, modelCodes, "model");
  const at = reader.at;
  const offset = reader.i64() * BigInt(MICRO_PER_KWH);
  if (BigInt.asIntN(32, offset) !== offset) throw new PackedBytesError("integer too large in packed bytes", at);
  return { model: { model, offsetMicroPerKwh: Number(offset) } };
}

function decodeCondition(reader: PackedReader): Condition {
  const at = reader.at;
  const kind = reader.u8();
  const comparison = kind & BELOW ? "below" : "above";
  if (kind === FEED || kind === FEED + BELOW) {
    const id = reader.raw(reader.u8());
    return { feed: { feedId: feedIdOf(id, at + 2), comparison, value: reader.i64() } };
  }
  if (kind === ZONE_PRICE || kind === ZONE_PRICE + BELOW) {
    const zoneId = reader.varint32();
    return { zonePrice: { zoneId, comparison, priceMicroPerKwh: decodePrice(reader) } };
  }
  if (kind !== ZONE_STATE) throw new PackedBytesError(`unexpected condition ${kind}`, at);
  const zoneId = reader.varint32();
  return { zoneState: { zoneId, state: decodeCode(reader, stateCodes, "state") } };
}

function feedIdOf(bytes: Uint8Array, at: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PackedBytesError("a feed id that is no UTF-8", at);
  }
}

function decodeCode<T extends string>(reader: PackedReader, names: readonly T[], what: string): T {
  const at = reader.at;
  const code = reader.u8();
  const name = names[code];
  if (name === undefined) throw new PackedBytesError(`unexpected ${what} ${code}`, at);
  return name;
}

function encodeOrder(writer: PackedWriter, { zoneId, delegated, order }: PackedOrder): void {
  const { side, terms, condition } = order;
  const flags =
    (side === "sell" ? SELL : 0) |
    flagsOf(terms) |
    (condition === undefined ? 0 : CONDITIONAL) |
    (delegated ? DELEGATED : 0);
  writer.u8(flags).varint32(zoneId);
  encodeTerms(writer, terms);
  if (condition !== undefined) encodeCondition(writer, condition);
}

function flagsOf(terms: OrderTerms): number {
  if ("market" in terms) return MARKET;
  const kind = "bundle" in terms ? BUNDLE : "model" in terms.limit.price ? MODEL : 0;
  return kind | (expiryOf(terms) === undefined ? 0 : EXPIRES);
}

function expiryOf(terms: OrderTerms): bigint | undefined {
  if ("market" in terms) return undefined;
  return "bundle" in terms ? terms.bundle.expiresAt : terms.limit.expiresAt;
}

function encodeTerms(writer: PackedWriter, terms: OrderTerms): void {
  if ("bundle" in terms) {
    const { parts, averageLimitMicroPerKwh } = terms.bundle;
    writer.u64(BigInt(parts.length));
    parts.forEach(({ slot, energyWh }, index) => {
      writer.varint32(slot - (parts[index - 1]?.slot ?? 0)).u64(energyWh);
    });
    encodePrice(writer, averageLimitMicroPerKwh, "averageLimitMicroPerKwh");
  } else if ("market" in terms) {
    const { slot, energyWh, worstPriceMicroPerKwh } = terms.market;
    encodePrice(writer.varint32(slot).u64(energyWh), worstPriceMicroPerKwh, "worstPriceMicroPerKwh");
  } else {
    const { slot, energyWh, price } = terms.limit;
    writer.varint32(slot).u64(energyWh);
    if ("fixed" in price) encodePrice(writer, price.fixed.limitMicroPerKwh, "limitMicroPerKwh");
    else encodeModel(writer, price.model);
  }
  const expiresAt = expiryOf(terms);
  if (expiresAt !== undefined) writer.u64(expiresAt);
}

function encodeModel(
  writer: PackedWriter,
  { model, offsetMicroPerKwh }: { model: PricingModel; offsetMicroPerKwh: number },
) {
  writer.u8(modelCodes.indexOf(model)).i64(BigInt(perWh(offsetMicroPerKwh)));
}

function encodeCondition(writer: PackedWriter, condition: Condition): void {
  if ("feed" in condition) {
    const { feedId, comparison, value } = condition.feed;
    const id = utf8(feedId);
    writer
      .u8(FEED | below(comparison))
      .u8(id.length)
      .raw(id)
      .i64(value);
  } else if ("zonePrice" in condition) {
    const { zoneId, comparison, priceMicroPerKwh } = condition.zonePrice;
    encodePrice(writer.u8(ZONE_PRICE | below(comparison)).varint32(zoneId), priceMicroPerKwh, "priceMicroPerKwh");
  } else {
    const { zoneId, state } = condition.zoneState;
    writer.u8(ZONE_STATE).varint32(zoneId).u8(stateCodes.indexOf(state));
  }
}

const below = (comparison: "above" | "below"): number => (comparison === "below" ? BELOW : 0);

const encodePrice = (writer: PackedWriter, priceMicroPerKwh: number, name: string): PackedWriter =>
  writer.varint32(perWh(checkedPrice(priceMicroPerKwh, name)));

function perWh(microPerKwh: number): number {
  if (microPerKwh % MICRO_PER_KWH !== 0) throw new InvalidValueError("a price that is a multiple of 1000", microPerKwh);
  return microPerKwh / MICRO_PER_KWH;
}
