import type { EventOf, Handler } from "../../concepts/handler.ts";
import { keepFacts } from "../facts.ts";

export const gridStarted: Handler<EventOf<"grid", "grid_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "grid", attributes);
