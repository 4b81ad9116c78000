import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type AllowanceResponse, allowanceResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAllowanceParameters {
  owner: string;
  spender: string;
}

export type GetAllowanceReturnType = AllowanceResponse;

export type GetAllowanceErrorType = QueryErrorType;

/** What a spender may use of an owner's tokens. */
export async function getAllowance(
  client: Client,
  { owner, spender }: GetAllowanceParameters,
): Promise<GetAllowanceReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.allowance({ owner, spender }), allowanceResponseFromWire);
}
