import type { EventOf, Handler } from "../../concepts/handler.ts";

export const bankSetAside: Handler<EventOf<"trading", "bank_set_aside">> = ({ slot }, _, { changes }) =>
  changes.increase("slots", { slot }, { banks_set_aside: 1n });
