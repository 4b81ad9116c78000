import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type AllSpenderAllowancesResponse, allSpenderAllowancesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAllSpenderAllowancesParameters {
  spender: string;
  /** The last owner of the page before. */
  startAfter?: string | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetAllSpenderAllowancesReturnType = AllSpenderAllowancesResponse;

export type GetAllSpenderAllowancesErrorType = QueryErrorType;

/** Allowances that a spender was given, in order of owner. */
export async function getAllSpenderAllowances(
  client: Client,
  { spender, startAfter, limit }: GetAllSpenderAllowancesParameters,
): Promise<GetAllSpenderAllowancesReturnType> {
  return ask(
    client,
    "token",
    TokenQueryMsgBuilder.allSpenderAllowances({ spender, startAfter: startAfter ?? null, limit: limit ?? null }),
    allSpenderAllowancesResponseFromWire,
  );
}
