import { keepFacts } from "../facts.ts";
import type { EventOf, Handler } from "../handler.ts";

export const gridStarted: Handler<EventOf<"grid", "grid_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "grid", attributes);
