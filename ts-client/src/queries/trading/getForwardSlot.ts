import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type ForwardSlotResponse, forwardSlotResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetForwardSlotParameters {
  slot: number;
}

export type GetForwardSlotReturnType = ForwardSlotResponse;

export type GetForwardSlotErrorType = QueryErrorType;

/** The forward book of a slot: its terms, and each zone's prices, flows and references. */
export async function getForwardSlot(
  client: Client,
  { slot }: GetForwardSlotParameters,
): Promise<GetForwardSlotReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.forwardSlot({ slot }), forwardSlotResponseFromWire);
}
