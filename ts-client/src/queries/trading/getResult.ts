import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type PointResult, pointResultFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetResultParameters {
  meterId: number;
  slot: number;
}

export type GetResultReturnType = PointResult;

export type GetResultErrorType = QueryErrorType;

/** What one metering point did in one slot, line by line and in words. */
export async function getResult(client: Client, { meterId, slot }: GetResultParameters): Promise<GetResultReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.result({ meterId, slot }), pointResultFromWire);
}
