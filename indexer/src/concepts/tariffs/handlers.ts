import type { Handlers } from "../handler.ts";

export const tariffHandlers = {
  "grid.tariff_set": (event, _, { changes }) =>
    changes.upsert(
      "tariffs",
      { from_slot: event.fromSlot },
      {
        feed_in_micro_per_kwh: event.feedInMicroPerKwh,
        retail_micro_per_kwh: event.retailMicroPerKwh,
        trading_fee_micro_per_kwh: event.tradingFeeMicroPerKwh,
      },
    ),
} satisfies Partial<Handlers>;
