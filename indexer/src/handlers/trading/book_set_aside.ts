import type { EventOf, Handler } from "../handler.ts";

/** Kept among the events only. */
export const bookSetAside: Handler<EventOf<"trading", "book_set_aside">> = () => undefined;
