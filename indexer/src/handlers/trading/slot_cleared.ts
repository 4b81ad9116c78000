import type { EventOf, Handler } from "../../concepts/handler.ts";

export const slotCleared: Handler<EventOf<"trading", "slot_cleared">> = ({ slot, zones }, _, { changes }) => {
  changes.update("slots", { slot }, { stage: "settling" });
  for (const zone of zones) {
    changes.upsert(
      "zone_slots",
      { slot, zone_id: zone.zoneId },
      {
        price_micro_per_kwh: zone.priceMicroPerKwh,
        pool_bought_wh: zone.poolBoughtWh,
        pool_sold_wh: zone.poolSoldWh,
        line_flow_wh: zone.lineFlowWh,
      },
    );
  }
};
