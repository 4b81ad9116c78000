import type { Client } from "../../client/client.ts";
import type { Contract } from "../../generated/proto/wattmesh/clock/v1/clock.ts";
import { QueryContractRequest, QueryContractResponse } from "../../generated/proto/wattmesh/clock/v1/query.ts";
import { askModule, type QueryErrorType } from "../askModule.ts";

export interface GetClockContractParameters {
  contractAddress: string;
}

export type GetClockContractReturnType = Contract;

export type GetClockContractErrorType = QueryErrorType;

/** One contract that the clock calls. */
export async function getClockContract(
  client: Client,
  { contractAddress }: GetClockContractParameters,
): Promise<GetClockContractReturnType> {
  const answer = await askModule(
    client,
    "/wattmesh.clock.v1.Query/Contract",
    QueryContractRequest,
    QueryContractResponse,
    { contractAddress },
  );
  return answer.contract;
}
