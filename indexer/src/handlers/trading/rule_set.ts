import type { EventOf, Handler } from "../../concepts/handler.ts";

export const ruleSet: Handler<EventOf<"trading", "rule_set">> = (event, _, { changes }) =>
  changes.upsert(
    "accounts",
    { meter_id: event.meterId },
    {
      has_rule: true,
      ask_micro_per_kwh: event.askMicroPerKwh,
      bid_micro_per_kwh: event.bidMicroPerKwh,
      hold: event.hold,
      draw: event.draw,
      paused: event.paused,
    },
  );
