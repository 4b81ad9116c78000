import type { EventOf, Handler } from "../../concepts/handler.ts";

/** Kept among the events only. */
export const marketingUpdated: Handler<EventOf<"token", "marketing_updated">> = () => undefined;
