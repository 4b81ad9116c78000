import type { EventOf, Handler } from "../handler.ts";

/** Kept among the events only: what was deferred has its own events once it succeeds. */
export const messageDeferred: Handler<EventOf<"trading", "message_deferred">> = () => undefined;
