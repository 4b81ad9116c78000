import type { EventOf, Handler } from "../../concepts/handler.ts";

export const tokenTradingLinked: Handler<EventOf<"token", "trading_linked">> = ({ trading }, _, { changes }) =>
  changes.upsert("facts", { name: "token_trading" }, { value: trading });
