import type { EventOf, Handler } from "../../concepts/handler.ts";
import { keepFacts } from "../facts.ts";

export const tradingStarted: Handler<EventOf<"trading", "trading_started">> = (_, { attributes }, { changes }) =>
  keepFacts(changes, "trading", attributes);
