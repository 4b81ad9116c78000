import { jsonOf, type NewOrder, type OrderEnd, type OrderPrice, orderOutline } from "@wattmesh/client";
import type { Cells, Changes } from "../../db/changes.ts";
import { jsonText } from "../../db/json.ts";
import { momentOf } from "../../db/moments.ts";
import type { Handlers } from "../handler.ts";

export const orderHandlers = {
  "trading.orders_placed": (event, { height }, { changes }) => {
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
        status: order.condition === undefined ? "open" : "conditional",
        reason: null,
        filled_wh: 0n,
        placed_height: height,
        ended_height: null,
      });
    }
  },
  "trading.orders_filled": (event, { height }, { changes }) => {
    const { slot, batch, zoneId, priceMicroPerKwh, fills } = event;
    const microPerWh = BigInt(priceMicroPerKwh / 1000);
    for (const { orderId, meterId, side, energyWh, whole } of fills) {
      const key = { order_id: orderId, slot, batch };
      const about = { meter_id: meterId, zone_id: zoneId, side, price_micro_per_kwh: priceMicroPerKwh, height };
      changes.upsert("order_fills", key, about);
      changes.add("order_fills", key, { energy_wh: energyWh });
      changes.increase("orders", { order_id: orderId }, { filled_wh: energyWh, left_wh: -energyWh });
      if (whole) changes.update("orders", { order_id: orderId }, { status: "filled", ended_height: height });
      const sold = side === "sell";
      changes.add(
        "positions",
        { meter_id: meterId, slot },
        {
          sold_wh: sold ? energyWh : 0n,
          bought_wh: sold ? 0n : energyWh,
          money_micro: sold ? energyWh * microPerWh : -energyWh * microPerWh,
        },
      );
    }
  },
  "trading.orders_cancelled": ({ orders }, { height }, { changes }) => endOrders(changes, height, "cancelled", orders),
  "trading.orders_ended": ({ reason, orders }, { height }, { changes }) => endOrders(changes, height, reason, orders),
  "trading.order_triggered": ({ orderId }, _, { changes }) =>
    changes.update("orders", { order_id: orderId }, { status: "open" }),
  /** Kept among the events only: what was deferred has its own events once it succeeds. */
  "trading.message_deferred": () => undefined,
  "trading.delegate_set": (event, _, { changes }) =>
    changes.upsert(
      "delegates",
      { meter_id: event.meterId, delegate: event.delegate },
      {
        slot_energy_wh: event.slotEnergyWh,
        lowest_sell_micro_per_kwh: event.lowestSellMicroPerKwh,
        highest_buy_micro_per_kwh: event.highestBuyMicroPerKwh,
        expires_at: momentOf(event.expiresAt),
        removed: false,
      },
    ),
  "trading.delegate_removed": ({ meterId, delegate }, _, { changes }) =>
    changes.update("delegates", { meter_id: meterId, delegate }, { removed: true }),
} satisfies Partial<Handlers>;

function termsOf({ side, terms, condition }: NewOrder): Cells {
  const { kind, slot, energyWh, price, expiresAt } = orderOutline(terms);
  return {
    side,
    kind,
    slot,
    ...priceOf(price),
    energy_wh: energyWh,
    left_wh: energyWh,
    parts: "bundle" in terms ? jsonText(jsonOf(terms.bundle.parts)) : null,
    condition: condition === undefined ? null : jsonText(jsonOf(condition)),
    expires_at: expiresAt === undefined ? null : momentOf(expiresAt),
  };
}

const priceOf = (price: OrderPrice): Cells =>
  "fixed" in price
    ? { price_micro_per_kwh: price.fixed.limitMicroPerKwh, model: null, offset_micro_per_kwh: null }
    : { price_micro_per_kwh: null, model: price.model.model, offset_micro_per_kwh: price.model.offsetMicroPerKwh };

/** Orders that are over with something left: their reserves are available again. */
function endOrders(changes: Changes, height: number, reason: string, ends: readonly OrderEnd[]): void {
  for (const { meterId, orderId, leftWh, freedMicro } of ends) {
    changes.update("orders", { order_id: orderId }, { status: "ended", reason, left_wh: leftWh, ended_height: height });
    changes.add("accounts", { meter_id: meterId }, { available_micro: freedMicro, reserved_micro: -freedMicro });
  }
}
