import type { Handlers } from "../handler.ts";

export const demandResponseHandlers = {
  "grid.event_announced": (event, { height }, { changes }) =>
    changes.insert("demand_response_events", {
      event_id: event.eventId,
      zone_id: event.zoneId,
      from_slot: event.fromSlot,
      to_slot: event.toSlot,
      multiplier_permille: event.multiplierPermille,
      withdrawn: false,
      announced_height: height,
    }),
  /** One that never begins has no last slot. */
  "grid.event_withdrawn": ({ eventId, toSlot }, _, { changes }) =>
    changes.update("demand_response_events", { event_id: eventId }, { to_slot: toSlot, withdrawn: true }),
} satisfies Partial<Handlers>;
