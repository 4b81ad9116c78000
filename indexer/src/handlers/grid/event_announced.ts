import type { EventOf, Handler } from "../../concepts/handler.ts";

export const eventAnnounced: Handler<EventOf<"grid", "event_announced">> = (event, { height }, { changes }) =>
  changes.insert("demand_response_events", {
    event_id: event.eventId,
    zone_id: event.zoneId,
    from_slot: event.fromSlot,
    to_slot: event.toSlot,
    multiplier_permille: event.multiplierPermille,
    withdrawn: false,
    announced_height: height,
  });
