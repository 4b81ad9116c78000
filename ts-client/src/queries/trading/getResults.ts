import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type ResultsResponse, resultsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetResultsParameters {
  slot: number;
  bank: number;
}

export type GetResultsReturnType = ResultsResponse;

export type GetResultsErrorType = QueryErrorType;

/** Results of a bank's points (at most 256), without the words. */
export async function getResults(client: Client, { slot, bank }: GetResultsParameters): Promise<GetResultsReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.results({ slot, bank }), resultsResponseFromWire);
}
