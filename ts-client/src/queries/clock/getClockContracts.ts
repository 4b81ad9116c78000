import type { Client } from "../../client/client.ts";
import type { Contract } from "../../generated/proto/wattmesh/clock/v1/clock.ts";
import { QueryContractsRequest, QueryContractsResponse } from "../../generated/proto/wattmesh/clock/v1/query.ts";
import {
  askModule,
  type ModulePage,
  type ModulePageOf,
  pageOf,
  pageRequest,
  type QueryErrorType,
} from "../askModule.ts";

export type GetClockContractsParameters = ModulePage;

export type GetClockContractsReturnType = ModulePageOf<Contract>;

export type GetClockContractsErrorType = QueryErrorType;

/** Contracts that the clock calls, in the order of their ids. */
export async function getClockContracts(
  client: Client,
  parameters: GetClockContractsParameters = {},
): Promise<GetClockContractsReturnType> {
  const request = { pagination: pageRequest(parameters) };
  const answer = await askModule(
    client,
    "/wattmesh.clock.v1.Query/Contracts",
    QueryContractsRequest,
    QueryContractsResponse,
    request,
  );
  return pageOf(answer.contracts, answer.pagination);
}
