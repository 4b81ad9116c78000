import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type ProgressResponse, progressResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetProgressReturnType = ProgressResponse;

export type GetProgressErrorType = QueryErrorType;

/** What the clock is doing and will do next. */
export async function getProgress(client: Client): Promise<GetProgressReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.progress(), progressResponseFromWire);
}
