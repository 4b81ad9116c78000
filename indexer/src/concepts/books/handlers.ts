import type { Handlers } from "../handler.ts";

export const bookHandlers = {
  "trading.book_opened": (event, { height }, { changes }) =>
    changes.insert("books", {
      slot: event.slot,
      price_tick_micro_per_kwh: event.priceTickMicroPerKwh,
      floor_micro_per_kwh: event.floorMicroPerKwh,
      ceiling_micro_per_kwh: event.ceilingMicroPerKwh,
      order_deposit_micro: event.orderDepositMicro,
      opened_height: height,
    }),
  "trading.batch_cleared": (event, { height, index }, { changes }) => {
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
  },
  /** Kept among the events only. */
  "trading.book_set_aside": () => undefined,
  "trading.batches_stopped": () => undefined,
  "trading.batches_resumed": () => undefined,
  "trading.references_moved": ({ slot, dynamicMicroPerKwh }, _, { changes }) => {
    for (const [zone_id, dynamic_micro_per_kwh] of dynamicMicroPerKwh.entries())
      changes.upsert("zone_references", { zone_id }, { dynamic_micro_per_kwh, slot });
  },
} satisfies Partial<Handlers>;
