import type { EventOf, Handler } from "../../concepts/handler.ts";

/** Kept among the events only. */
export const slotWaits: Handler<EventOf<"trading", "slot_waits">> = () => undefined;
