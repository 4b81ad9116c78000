import type { EventOf, Handler } from "../../concepts/handler.ts";

export const gridTradingLinked: Handler<EventOf<"grid", "trading_linked">> = ({ trading }, _, { changes }) =>
  changes.upsert("facts", { name: "grid_trading" }, { value: trading });
