import type { Condition, NewOrder, OrderTerms } from "@wattmesh/client";
import type { EventOf, Handler } from "../../concepts/handler.ts";
import type { Cells } from "../../db/changes.ts";
import { momentOf } from "../../db/moments.ts";

export const ordersPlaced: Handler<EventOf<"trading", "orders_placed">> = (event, { height }, { changes }) => {
  const { meterId, by, firstOrderId, orders, reservedMicro } = event;
  changes.add("accounts", { meter_id: meterId }, { available_micro: -reservedMicro, reserved_micro: reservedMicro });
  for (const [at, { zoneId, delegated, order }] of orders.entries()) {
    changes.insert("orders", {
      order_id: firstOrderId + BigInt(at),
      meter_id: meterId,
      zone_id: zoneId,
      ...termsOf(order),
      by,
      delegated,
      status: order.condition === undefined ? "open" : "sleeping",
      reason: null,
      filled_wh: 0n,
      placed_height: height,
      ended_height: null,
    });
  }
};

function termsOf({ side, terms, condition }: NewOrder): Cells {
  const expires = expiryOf(terms);
  return {
    side,
    condition: condition === undefined ? null : JSON.stringify(conditionOf(condition)),
    expires_at: expires === undefined ? null : momentOf(expires),
    ...shapeOf(terms),
  };
}

function shapeOf(terms: OrderTerms): Cells {
  const none = { price_micro_per_kwh: null, model: null, offset_micro_per_kwh: null, parts: null };
  if ("bundle" in terms) {
    const { parts, averageLimitMicroPerKwh } = terms.bundle;
    const energy = parts.reduce((sum, { energyWh }) => sum + energyWh, 0n);
    const list = parts.map(({ slot, energyWh }) => ({ slot, energy_wh: String(energyWh) }));
    return {
      ...none,
      kind: "bundle",
      slot: parts[0]?.slot,
      price_micro_per_kwh: averageLimitMicroPerKwh,
      parts: JSON.stringify(list),
      energy_wh: energy,
      left_wh: energy,
    };
  }
  if ("market" in terms) {
    const { slot, energyWh, worstPriceMicroPerKwh } = terms.market;
    return {
      ...none,
      kind: "market",
      slot,
      price_micro_per_kwh: worstPriceMicroPerKwh,
      energy_wh: energyWh,
      left_wh: energyWh,
    };
  }
  const { slot, energyWh, price } = terms.limit;
  const shape = { ...none, kind: "limit", slot, energy_wh: energyWh, left_wh: energyWh };
  return "fixed" in price
    ? { ...shape, price_micro_per_kwh: price.fixed.limitMicroPerKwh }
    : { ...shape, model: price.model.model, offset_micro_per_kwh: price.model.offsetMicroPerKwh };
}

function expiryOf(terms: OrderTerms): bigint | undefined {
  if ("market" in terms) return undefined;
  return "bundle" in terms ? terms.bundle.expiresAt : terms.limit.expiresAt;
}

function conditionOf(condition: Condition): object {
  if ("feed" in condition) {
    const { feedId, comparison, value } = condition.feed;
    return { feed: { feed_id: feedId, comparison, value: String(value) } };
  }
  if ("zonePrice" in condition) {
    const { zoneId, comparison, priceMicroPerKwh } = condition.zonePrice;
    return { zone_price: { zone_id: zoneId, comparison, price_micro_per_kwh: priceMicroPerKwh } };
  }
  const { zoneId, state } = condition.zoneState;
  return { zone_state: { zone_id: zoneId, state } };
}
