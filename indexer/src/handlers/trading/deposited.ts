import type { EventOf, Handler } from "../../concepts/handler.ts";
import { moveMoney } from "./move_money.ts";

export const deposited: Handler<EventOf<"trading", "deposited">> = (
  { meterId, party, by, amountMicro },
  place,
  { changes },
) => moveMoney(changes, place, { kind: "deposited", meterId, party, by, amountMicro });
