import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type SlotOutcome, slotOutcomeFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetSlotParameters {
  slot: number;
}

export type GetSlotReturnType = SlotOutcome;

export type GetSlotErrorType = QueryErrorType;

/** The outcome of a slot: prices, energies, money, zone by zone. Throws {@link QueryError} when it has none. */
export async function getSlot(client: Client, { slot }: GetSlotParameters): Promise<GetSlotReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.slot({ slot }), slotOutcomeFromWire);
}
