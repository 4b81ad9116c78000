import { keepFacts } from "../facts.ts";
import type { EventOf, Handler } from "../handler.ts";

export const tradingStarted: Handler<EventOf<"trading", "trading_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "trading", attributes);
