import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type DelegatesResponse, delegatesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetDelegatesParameters {
  meterId: number;
}

export type GetDelegatesReturnType = DelegatesResponse;

export type GetDelegatesErrorType = QueryErrorType;

/** Who may place orders for a metering point, and within which limits. */
export async function getDelegates(
  client: Client,
  { meterId }: GetDelegatesParameters,
): Promise<GetDelegatesReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.delegates({ meterId }), delegatesResponseFromWire);
}
