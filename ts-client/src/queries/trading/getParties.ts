import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type PartiesResponse, partiesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetPartiesParameters {
  /** The last address of the page before. */
  startAfter?: string | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetPartiesReturnType = PartiesResponse;

export type GetPartiesErrorType = QueryErrorType;

/** Party accounts in order of address. */
export async function getParties(
  client: Client,
  { startAfter, limit }: GetPartiesParameters = {},
): Promise<GetPartiesReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.parties({ startAfter: startAfter ?? null, limit: limit ?? null }),
    partiesResponseFromWire,
  );
}
