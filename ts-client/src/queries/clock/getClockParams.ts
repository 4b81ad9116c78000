import type { Client } from "../../client/client.ts";
import type { Params } from "../../generated/proto/wattmesh/clock/v1/clock.ts";
import { QueryParamsRequest, QueryParamsResponse } from "../../generated/proto/wattmesh/clock/v1/query.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export type GetClockParamsReturnType = Params;

export type GetClockParamsErrorType = QueryErrorType;

/** What the clock may cost a block. */
export async function getClockParams(client: Client): Promise<GetClockParamsReturnType> {
  const answer = await askModule(
    client,
    "/wattmesh.clock.v1.Query/Params",
    QueryParamsRequest,
    QueryParamsResponse,
    {},
  );
  return answer.params;
}
