import type { EventOf, Handler } from "../../concepts/handler.ts";
import { addToSum } from "../sums.ts";

export const partySettled: Handler<EventOf<"trading", "party_settled">> = (
  { slot, party, moneyMicro },
  _,
  { changes },
) => {
  changes.insert("party_results", { slot, party, money_micro: moneyMicro });
  changes.add("parties", { address: party }, { available_micro: moneyMicro });
  addToSum(changes, "accounts_micro", moneyMicro);
};
