import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type MarketingInfoResponse, marketingInfoResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetMarketingInfoReturnType = MarketingInfoResponse;

export type GetMarketingInfoErrorType = QueryErrorType;

/** How the token is described. */
export async function getMarketingInfo(client: Client): Promise<GetMarketingInfoReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.marketingInfo(), marketingInfoResponseFromWire);
}
