import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type TokenSlotTotalsResponse, tokenSlotTotalsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetTokenSlotTotalsParameters {
  slot: number;
}

export type GetTokenSlotTotalsReturnType = TokenSlotTotalsResponse;

export type GetTokenSlotTotalsErrorType = QueryErrorType;

/** Minted and burned for one slot. */
export async function getTokenSlotTotals(
  client: Client,
  { slot }: GetTokenSlotTotalsParameters,
): Promise<GetTokenSlotTotalsReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.slotTotals({ slot }), tokenSlotTotalsResponseFromWire);
}
