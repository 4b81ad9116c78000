import type { EventOf, Handler } from "../../concepts/handler.ts";

export const referencesMoved: Handler<EventOf<"trading", "references_moved">> = (
  { slot, dynamicMicroPerKwh },
  _,
  { changes },
) => {
  for (const [zone_id, dynamic_micro_per_kwh] of dynamicMicroPerKwh.entries())
    changes.upsert("zone_references", { zone_id }, { dynamic_micro_per_kwh, slot });
};
