import type { EventOf, Handler } from "../../concepts/handler.ts";

/** One that never begins has no last slot. */
export const eventWithdrawn: Handler<EventOf<"grid", "event_withdrawn">> = ({ eventId, toSlot }, _, { changes }) =>
  changes.update("demand_response_events", { event_id: eventId }, { to_slot: toSlot, withdrawn: true });
