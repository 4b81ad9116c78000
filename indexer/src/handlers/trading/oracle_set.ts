import type { EventOf, Handler } from "../../concepts/handler.ts";

export const oracleSet: Handler<EventOf<"trading", "oracle_set">> = ({ oracle = "" }, _, { changes }) =>
  changes.upsert("facts", { name: "oracle" }, { value: oracle });
