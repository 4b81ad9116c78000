import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type BatchesResponse, batchesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetBatchesParameters {
  slot: number;
  /** The last batch of the page before. */
  startBefore?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetBatchesReturnType = BatchesResponse;

export type GetBatchesErrorType = QueryErrorType;

/** Batches of a slot that traded, newest first. */
export async function getBatches(
  client: Client,
  { slot, startBefore, limit }: GetBatchesParameters,
): Promise<GetBatchesReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.batches({ slot, startBefore: startBefore ?? null, limit: limit ?? null }),
    batchesResponseFromWire,
  );
}
