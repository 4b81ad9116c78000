import { QueryAllowancesRequest, QueryAllowancesResponse } from "cosmjs-types/cosmos/feegrant/v1beta1/query";
import type { Client } from "../../client/client.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export interface GetFeeGrantersParameters {
  grantee: string;
}

/** Addresses. */
export type GetFeeGrantersReturnType = string[];

export type GetFeeGrantersErrorType = QueryErrorType;

/** Who pays an address's fees: the first hundred. */
export async function getFeeGranters(
  client: Client,
  { grantee }: GetFeeGrantersParameters,
): Promise<GetFeeGrantersReturnType> {
  const path = "/cosmos.feegrant.v1beta1.Query/Allowances";
  const { allowances } = await askModule(client, path, QueryAllowancesRequest, QueryAllowancesResponse, { grantee });
  return allowances.map(({ granter }) => granter);
}
