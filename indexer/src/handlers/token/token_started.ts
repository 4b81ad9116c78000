import type { EventOf, Handler } from "../../concepts/handler.ts";
import { keepFacts } from "../facts.ts";

export const tokenStarted: Handler<EventOf<"token", "token_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "token", attributes);
