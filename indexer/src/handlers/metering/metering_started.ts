import { keepFacts } from "../facts.ts";
import type { EventOf, Handler } from "../handler.ts";

export const meteringStarted: Handler<EventOf<"metering", "metering_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "metering", attributes);
