import type { Client } from "../../client/client.ts";
import { QueryAuthorityRequest, QueryAuthorityResponse } from "../../generated/proto/wattmesh/poa/v1/query.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export type GetAuthorityReturnType = string;

export type GetAuthorityErrorType = QueryErrorType;

/** The account that may sign the authority's messages of every module. */
export async function getAuthority(client: Client): Promise<GetAuthorityReturnType> {
  const answer = await askModule(
    client,
    "/wattmesh.poa.v1.Query/Authority",
    QueryAuthorityRequest,
    QueryAuthorityResponse,
    {},
  );
  return answer.authority;
}
