// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import type { QueryMsg } from "../contracts/Token.types.ts";
import { type AllAccountsResponse, allAccountsResponseFromWire, type AllAllowancesResponse, allAllowancesResponseFromWire, type AllSpenderAllowancesResponse, allSpenderAllowancesResponseFromWire, type AllowanceResponse, allowanceResponseFromWire, type BalanceResponse, balanceResponseFromWire, type CarbonAvoidedResponse, carbonAvoidedResponseFromWire, type DownloadLogoResponse, downloadLogoResponseFromWire, type MarketingInfoResponse, marketingInfoResponseFromWire, type MinterResponse, minterResponseFromWire, type TokenSlotTotalsResponse, tokenSlotTotalsResponseFromWire, type TokenInfoResponse, tokenInfoResponseFromWire, type TotalsResponse, totalsResponseFromWire } from "../values.ts";

export interface GetBalanceParameters {
  address: string;
}

export type GetBalanceReturnType = BalanceResponse;

export type GetBalanceErrorType = QueryErrorType;

/** cw20: what an address holds. */
export async function getBalance(client: Client, { address }: GetBalanceParameters): Promise<GetBalanceReturnType> {
  const question: QueryMsg = { balance: { address } };
  return ask(client, "token", question, balanceResponseFromWire);
}

export type GetTokenInfoReturnType = TokenInfoResponse;

export type GetTokenInfoErrorType = QueryErrorType;

/** cw20: name, symbol, decimals and supply. */
export async function getTokenInfo(client: Client): Promise<GetTokenInfoReturnType> {
  const question: QueryMsg = { token_info: {} };
  return ask(client, "token", question, tokenInfoResponseFromWire);
}

export type GetMinterReturnType = MinterResponse;

export type GetMinterErrorType = QueryErrorType;

/** cw20: the trading contract, which mints by settlement alone. */
export async function getMinter(client: Client): Promise<GetMinterReturnType> {
  const question: QueryMsg = { minter: {} };
  return ask(client, "token", question, minterResponseFromWire);
}

export interface GetAllowanceParameters {
  owner: string;
  spender: string;
}

export type GetAllowanceReturnType = AllowanceResponse;

export type GetAllowanceErrorType = QueryErrorType;

/** cw20: what `spender` may use of what `owner` holds; zero once the allowance has expired. */
export async function getAllowance(client: Client, { owner, spender }: GetAllowanceParameters): Promise<GetAllowanceReturnType> {
  const question: QueryMsg = { allowance: { owner, spender } };
  return ask(client, "token", question, allowanceResponseFromWire);
}

export interface GetAllAllowancesParameters {
  owner: string;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetAllAllowancesReturnType = AllAllowancesResponse;

export type GetAllAllowancesErrorType = QueryErrorType;

/** cw20: what an owner allows, by spender. */
export async function getAllAllowances(client: Client, { owner, limit, startAfter }: GetAllAllowancesParameters): Promise<GetAllAllowancesReturnType> {
  const question: QueryMsg = { all_allowances: { owner, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "token", question, allAllowancesResponseFromWire);
}

export interface GetAllSpenderAllowancesParameters {
  spender: string;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetAllSpenderAllowancesReturnType = AllSpenderAllowancesResponse;

export type GetAllSpenderAllowancesErrorType = QueryErrorType;

/** cw20: what a spender may use, by owner. */
export async function getAllSpenderAllowances(client: Client, { spender, limit, startAfter }: GetAllSpenderAllowancesParameters): Promise<GetAllSpenderAllowancesReturnType> {
  const question: QueryMsg = { all_spender_allowances: { spender, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "token", question, allSpenderAllowancesResponseFromWire);
}

export interface GetAllAccountsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetAllAccountsReturnType = AllAccountsResponse;

export type GetAllAccountsErrorType = QueryErrorType;

/** cw20: everybody who holds energy. */
export async function getAllAccounts(client: Client, { limit, startAfter }: GetAllAccountsParameters = {}): Promise<GetAllAccountsReturnType> {
  const question: QueryMsg = { all_accounts: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "token", question, allAccountsResponseFromWire);
}

export type GetMarketingInfoReturnType = MarketingInfoResponse;

export type GetMarketingInfoErrorType = QueryErrorType;

/** cw20: what the token is for. */
export async function getMarketingInfo(client: Client): Promise<GetMarketingInfoReturnType> {
  const question: QueryMsg = { marketing_info: {} };
  return ask(client, "token", question, marketingInfoResponseFromWire);
}

export type GetLogoReturnType = DownloadLogoResponse;

export type GetLogoErrorType = QueryErrorType;

/** cw20: the embedded logo; an error when there is none. */
export async function getLogo(client: Client): Promise<GetLogoReturnType> {
  const question: QueryMsg = { download_logo: {} };
  return ask(client, "token", question, downloadLogoResponseFromWire);
}

export type GetTokenTotalsReturnType = TotalsResponse;

export type GetTokenTotalsErrorType = QueryErrorType;

/** Minted and burned since the start, by source and reason. */
export async function getTokenTotals(client: Client): Promise<GetTokenTotalsReturnType> {
  const question: QueryMsg = { totals: {} };
  return ask(client, "token", question, totalsResponseFromWire);
}

export interface GetTokenSlotTotalsParameters {
  slot: number;
}

export type GetTokenSlotTotalsReturnType = TokenSlotTotalsResponse;

export type GetTokenSlotTotalsErrorType = QueryErrorType;

/** Minted and burned for one slot. */
export async function getTokenSlotTotals(client: Client, { slot }: GetTokenSlotTotalsParameters): Promise<GetTokenSlotTotalsReturnType> {
  const question: QueryMsg = { slot_totals: { slot } };
  return ask(client, "token", question, tokenSlotTotalsResponseFromWire);
}

export type GetCarbonAvoidedReturnType = CarbonAvoidedResponse;

export type GetCarbonAvoidedErrorType = QueryErrorType;

/** Emissions avoided against the grid's mix, by source. */
export async function getCarbonAvoided(client: Client): Promise<GetCarbonAvoidedReturnType> {
  const question: QueryMsg = { carbon_avoided: {} };
  return ask(client, "token", question, carbonAvoidedResponseFromWire);
}
