import type { EventOf, Handler } from "../../concepts/handler.ts";

export const batchCleared: Handler<EventOf<"trading", "batch_cleared">> = (event, { height, index }, { changes }) => {
  const { slot, batch, bundleId, zones } = event;
  changes.insert("batches", { slot, batch, bundle_id: bundleId, height, index });
  for (const zone of zones)
    changes.insert("batch_zones", {
      slot,
      batch,
      zone_id: zone.zoneId,
      price_micro_per_kwh: zone.priceMicroPerKwh,
      sold_wh: zone.soldWh,
      bought_wh: zone.boughtWh,
      line_flow_wh: zone.lineFlowWh,
      line_earned_micro: zone.lineEarnedMicro,
      height,
      index,
    });
};
