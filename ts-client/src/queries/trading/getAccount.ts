import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type AccountResponse, accountResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetAccountParameters {
  meterId: number;
}

export type GetAccountReturnType = AccountResponse;

export type GetAccountErrorType = QueryErrorType;

/** Money and rule of one metering point. */
export async function getAccount(client: Client, { meterId }: GetAccountParameters): Promise<GetAccountReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.account({ meterId }), accountResponseFromWire);
}
