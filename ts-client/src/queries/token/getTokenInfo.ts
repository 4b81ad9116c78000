import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type TokenInfoResponse, tokenInfoResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetTokenInfoReturnType = TokenInfoResponse;

export type GetTokenInfoErrorType = QueryErrorType;

/** The token's name, symbol, decimals and supply. */
export async function getTokenInfo(client: Client): Promise<GetTokenInfoReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.tokenInfo(), tokenInfoResponseFromWire);
}
