import type { EventOf, Handler } from "../../concepts/handler.ts";

export const slotOpened: Handler<EventOf<"trading", "slot_opened">> = (event, { height }, { changes, openSlots }) => {
  const { slot, bankCount, feedInMicroPerKwh, retailMicroPerKwh, tradingFeeMicroPerKwh } = event;
  openSlots.set(slot, { feedInMicroPerKwh, retailMicroPerKwh });
  changes.insert("slots", {
    slot,
    stage: "summing",
    bank_count: bankCount,
    feed_in_micro_per_kwh: feedInMicroPerKwh,
    retail_micro_per_kwh: retailMicroPerKwh,
    trading_fee_micro_per_kwh: tradingFeeMicroPerKwh,
    opened_height: height,
  });
};
