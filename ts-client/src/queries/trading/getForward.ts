import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type ForwardResponse, forwardResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetForwardReturnType = ForwardResponse;

export type GetForwardErrorType = QueryErrorType;

/** Parameters of the forward book, and what the clock does with it. */
export async function getForward(client: Client): Promise<GetForwardReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.forward(), forwardResponseFromWire);
}
