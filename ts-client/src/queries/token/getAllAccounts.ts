import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type AllAccountsResponse, allAccountsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAllAccountsParameters {
  /** The last address of the page before. */
  startAfter?: string | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetAllAccountsReturnType = AllAccountsResponse;

export type GetAllAccountsErrorType = QueryErrorType;

/** Addresses that hold or held tokens, in order. */
export async function getAllAccounts(
  client: Client,
  { startAfter, limit }: GetAllAccountsParameters = {},
): Promise<GetAllAccountsReturnType> {
  return ask(
    client,
    "token",
    TokenQueryMsgBuilder.allAccounts({ startAfter: startAfter ?? null, limit: limit ?? null }),
    allAccountsResponseFromWire,
  );
}
