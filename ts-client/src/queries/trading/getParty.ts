import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type PartyResponse, partyResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetPartyParameters {
  address: string;
}

export type GetPartyReturnType = PartyResponse;

export type GetPartyErrorType = QueryErrorType;

/** An address's own account: the utility, the community, a grid operator. */
export async function getParty(client: Client, { address }: GetPartyParameters): Promise<GetPartyReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.party({ address }), partyResponseFromWire);
}
