import type { EventOf, Handler } from "../../concepts/handler.ts";

/** Kept among the events only: what was deferred has its own events once it succeeds. */
export const messageDeferred: Handler<EventOf<"trading", "message_deferred">> = () => undefined;
