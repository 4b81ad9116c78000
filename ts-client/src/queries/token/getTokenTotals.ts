import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type TotalsResponse, totalsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetTokenTotalsReturnType = TotalsResponse;

export type GetTokenTotalsErrorType = QueryErrorType;

/** Minted and burned since the start, by source and reason. */
export async function getTokenTotals(client: Client): Promise<GetTokenTotalsReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.totals(), totalsResponseFromWire);
}
