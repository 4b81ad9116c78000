import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type AccountsResponse, accountsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAccountsParameters {
  bank: number;
}

export type GetAccountsReturnType = AccountsResponse;

export type GetAccountsErrorType = QueryErrorType;

/** Every account of a bank (at most 256). */
export async function getAccounts(client: Client, { bank }: GetAccountsParameters): Promise<GetAccountsReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.accounts({ bank }), accountsResponseFromWire);
}
