import type { EventOf, Handler } from "../../concepts/handler.ts";

/** Kept among the events only. */
export const bookSetAside: Handler<EventOf<"trading", "book_set_aside">> = () => undefined;
