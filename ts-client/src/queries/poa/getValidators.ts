import type { Client } from "../../client/client.ts";
import {
  QueryValidatorsRequest,
  QueryValidatorsResponse,
  type ValidatorInfo,
} from "../../generated/proto/wattmesh/poa/v1/query.ts";
import {
  askModule,
  type ModulePage,
  type ModulePageOf,
  pageOf,
  pageRequest,
  type QueryErrorType,
} from "../askModule.ts";

export type GetValidatorsParameters = ModulePage;

export type GetValidatorsReturnType = ModulePageOf<ValidatorInfo>;

export type GetValidatorsErrorType = QueryErrorType;

/** Validators in order of their consensus addresses. */
export async function getValidators(
  client: Client,
  parameters: GetValidatorsParameters = {},
): Promise<GetValidatorsReturnType> {
  const request = { pagination: pageRequest(parameters) };
  const answer = await askModule(
    client,
    "/wattmesh.poa.v1.Query/Validators",
    QueryValidatorsRequest,
    QueryValidatorsResponse,
    request,
  );
  return pageOf(answer.validators, answer.pagination);
}
