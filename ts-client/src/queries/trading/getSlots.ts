import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type SlotsResponse, slotsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetSlotsParameters {
  /** The last slot of the page before. */
  startBefore?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetSlotsReturnType = SlotsResponse;

export type GetSlotsErrorType = QueryErrorType;

/** Outcomes of slots, newest first. */
export async function getSlots(
  client: Client,
  { startBefore, limit }: GetSlotsParameters = {},
): Promise<GetSlotsReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.slots({ startBefore: startBefore ?? null, limit: limit ?? null }),
    slotsResponseFromWire,
  );
}
