import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type PositionsResponse, positionsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetPositionsParameters {
  meterId: number;
  /** A slot: `next` of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetPositionsReturnType = PositionsResponse;

export type GetPositionsErrorType = QueryErrorType;

/** What a metering point traded forward, in order of slot. */
export async function getPositions(
  client: Client,
  { meterId, startAfter, limit }: GetPositionsParameters,
): Promise<GetPositionsReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.positions({ meterId, startAfter: startAfter ?? null, limit: limit ?? null }),
    positionsResponseFromWire,
  );
}
