import type { EventOf, Handler } from "../../concepts/handler.ts";
import { keepFacts } from "../facts.ts";

export const meteringStarted: Handler<EventOf<"metering", "metering_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "metering", attributes);
