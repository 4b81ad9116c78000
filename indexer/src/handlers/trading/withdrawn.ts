import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveMoney } from "./move_money.ts";

export const withdrawn: Handler<EventOf<"trading", "withdrawn">> = (
  { meterId, party, by, amountMicro },
  place,
  { changes },
) => moveMoney(changes, place, { kind: "withdrawn", meterId, party, by, amountMicro: -amountMicro });
