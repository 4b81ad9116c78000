import type { EventOf, Handler } from "../../concepts/handler.ts";

export const ordersFilled: Handler<EventOf<"trading", "orders_filled">> = (event, { height }, { changes }) => {
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
};
