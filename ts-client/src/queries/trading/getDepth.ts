import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type DepthResponse, depthResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetDepthParameters {
  slot: number;
  zoneId: number;
}

export type GetDepthReturnType = DepthResponse;

export type GetDepthErrorType = QueryErrorType;

/** What rests in a slot's book per price, in one zone, ascending by price. */
export async function getDepth(client: Client, { slot, zoneId }: GetDepthParameters): Promise<GetDepthReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.depth({ slot, zoneId }), depthResponseFromWire);
}
