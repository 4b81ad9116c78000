import type { EventOf, Handler } from "../handler.ts";

/** Kept among the events only. */
export const slotWaits: Handler<EventOf<"trading", "slot_waits">> = () => undefined;
