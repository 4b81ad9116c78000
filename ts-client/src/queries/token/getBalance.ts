import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type BalanceResponse, balanceResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetBalanceParameters {
  address: string;
}

export type GetBalanceReturnType = BalanceResponse;

export type GetBalanceErrorType = QueryErrorType;

/** Energy tokens of an address; 1 base unit is 1 Wh. */
export async function getBalance(client: Client, { address }: GetBalanceParameters): Promise<GetBalanceReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.balance({ address }), balanceResponseFromWire);
}
