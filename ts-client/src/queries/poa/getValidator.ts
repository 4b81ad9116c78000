import type { Client } from "../../client/client.ts";
import {
  QueryValidatorRequest,
  QueryValidatorResponse,
  type ValidatorInfo,
} from "../../generated/proto/wattmesh/poa/v1/query.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export interface GetValidatorParameters {
  consensusAddress: string;
}

export type GetValidatorReturnType = ValidatorInfo;

export type GetValidatorErrorType = QueryErrorType;

/** One validator. */
export async function getValidator(
  client: Client,
  { consensusAddress }: GetValidatorParameters,
): Promise<GetValidatorReturnType> {
  const answer = await askModule(
    client,
    "/wattmesh.poa.v1.Query/Validator",
    QueryValidatorRequest,
    QueryValidatorResponse,
    { consensusAddress },
  );
  return answer.validator;
}
