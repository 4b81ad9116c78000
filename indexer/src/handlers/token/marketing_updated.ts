import type { EventOf, Handler } from "../handler.ts";

/** Kept among the events only. */
export const marketingUpdated: Handler<EventOf<"token", "marketing_updated">> = () => undefined;
