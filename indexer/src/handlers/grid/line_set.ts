import type { EventOf, Handler } from "../../concepts/handler.ts";

export const lineSet: Handler<EventOf<"grid", "line_set">> = (event, _, { changes }) =>
  changes.upsert(
    "zone_lines",
    { zone_id: event.zoneId, from_slot: event.fromSlot },
    {
      fee_micro_per_kwh: event.feeMicroPerKwh,
      capacity_up_wh: event.capacityUpWh,
      capacity_down_wh: event.capacityDownWh,
    },
  );
