import type { Place } from "../../concepts/handler.ts";
import type { Changes } from "../../db/changes.ts";
import { addToSum } from "../sums.ts";

interface Movement {
  kind: "deposited" | "withdrawn";
  meterId?: number | undefined;
  party?: string | undefined;
  by: string;
  /** Positive is received. */
  amountMicro: bigint;
}

/** Coins that came to an account or left one: of a metering point, or else of a party. */
export function moveMoney(changes: Changes, { height, index }: Place, movement: Movement): void {
  const { kind, meterId, party, by, amountMicro } = movement;
  const change = { available_micro: amountMicro };
  if (meterId !== undefined) changes.add("accounts", { meter_id: meterId }, change);
  if (party !== undefined) changes.add("parties", { address: party }, change);
  addToSum(changes, "accounts_micro", amountMicro);
  changes.insert("account_movements", {
    height,
    index,
    part: 0,
    kind,
    meter_id: meterId,
    party,
    by,
    other_meter_id: null,
    amount_micro: amountMicro,
  });
}
