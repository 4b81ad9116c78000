import type { Client } from "../../client/client.ts";
import type { Params } from "../../generated/proto/wattmesh/poa/v1/poa.ts";
import { QueryParamsRequest, QueryParamsResponse } from "../../generated/proto/wattmesh/poa/v1/query.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export type GetPoaParamsReturnType = Params;

export type GetPoaParamsErrorType = QueryErrorType;

/** Limits of changes of the validator set. */
export async function getPoaParams(client: Client): Promise<GetPoaParamsReturnType> {
  const answer = await askModule(client, "/wattmesh.poa.v1.Query/Params", QueryParamsRequest, QueryParamsResponse, {});
  return answer.params;
}
