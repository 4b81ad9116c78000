import type { EventOf, Handler } from "../../concepts/handler.ts";

export const tariffSet: Handler<EventOf<"grid", "tariff_set">> = (event, _, { changes }) =>
  changes.upsert(
    "tariffs",
    { from_slot: event.fromSlot },
    {
      feed_in_micro_per_kwh: event.feedInMicroPerKwh,
      retail_micro_per_kwh: event.retailMicroPerKwh,
      trading_fee_micro_per_kwh: event.tradingFeeMicroPerKwh,
    },
  );
