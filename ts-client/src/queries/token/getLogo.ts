import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type DownloadLogoResponse, downloadLogoResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetLogoReturnType = DownloadLogoResponse;

export type GetLogoErrorType = QueryErrorType;

/** The token's embedded logo. Throws {@link QueryError} when there is none. */
export async function getLogo(client: Client): Promise<GetLogoReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.downloadLogo(), downloadLogoResponseFromWire);
}
