import type { EventOf, Handler } from "../handler.ts";

/** Kept among the events only: a slot without readings has no row. */
export const slotsSkipped: Handler<EventOf<"trading", "slots_skipped">> = () => undefined;
