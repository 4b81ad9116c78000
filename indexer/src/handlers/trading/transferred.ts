import type { EventOf, Handler } from "../../concepts/handler.ts";

export const transferred: Handler<EventOf<"trading", "transferred">> = (
  { fromMeterId, toMeterId, amountMicro },
  { height, index },
  { changes },
) => {
  const sides = [
    { meter_id: fromMeterId, other_meter_id: toMeterId, amount_micro: -amountMicro },
    { meter_id: toMeterId, other_meter_id: fromMeterId, amount_micro: amountMicro },
  ];
  for (const [part, side] of sides.entries()) {
    changes.add("accounts", { meter_id: side.meter_id }, { available_micro: side.amount_micro });
    changes.insert("account_movements", {
      height,
      index,
      part,
      kind: "transferred",
      party: null,
      by: null,
      ...side,
    });
  }
};
