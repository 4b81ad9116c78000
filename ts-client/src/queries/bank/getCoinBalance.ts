import { QueryBalanceRequest, QueryBalanceResponse } from "cosmjs-types/cosmos/bank/v1beta1/query";
import type { Client } from "../../client/client.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export interface GetCoinBalanceParameters {
  address: string;
  denom: string;
}

export type GetCoinBalanceReturnType = bigint;

export type GetCoinBalanceErrorType = QueryErrorType;

/** Coins of one denom that an address holds. */
export async function getCoinBalance(
  client: Client,
  { address, denom }: GetCoinBalanceParameters,
): Promise<GetCoinBalanceReturnType> {
  const path = "/cosmos.bank.v1beta1.Query/Balance";
  const answer = await askModule(client, path, QueryBalanceRequest, QueryBalanceResponse, { address, denom });
  return BigInt(answer.balance?.amount ?? 0);
}
