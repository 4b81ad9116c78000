import { keepFacts } from "../facts.ts";
import type { EventOf, Handler } from "../handler.ts";

export const tokenStarted: Handler<EventOf<"token", "token_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "token", attributes);
