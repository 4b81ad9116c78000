import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type AllAllowancesResponse, allAllowancesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAllAllowancesParameters {
  owner: string;
  /** The last spender of the page before. */
  startAfter?: string | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetAllAllowancesReturnType = AllAllowancesResponse;

export type GetAllAllowancesErrorType = QueryErrorType;

/** Allowances that an owner gave, in order of spender. */
export async function getAllAllowances(
  client: Client,
  { owner, startAfter, limit }: GetAllAllowancesParameters,
): Promise<GetAllAllowancesReturnType> {
  return ask(
    client,
    "token",
    TokenQueryMsgBuilder.allAllowances({ owner, startAfter: startAfter ?? null, limit: limit ?? null }),
    allAllowancesResponseFromWire,
  );
}
