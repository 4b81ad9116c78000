import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type MeteringPointsResponse, meteringPointsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetMeteringPointsOfParameters {
  owner: string;
  /** The last id of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetMeteringPointsOfReturnType = MeteringPointsResponse;

export type GetMeteringPointsOfErrorType = QueryErrorType;

/** Meters of one owner in order of id. */
export async function getMeteringPointsOf(
  client: Client,
  { owner, startAfter, limit }: GetMeteringPointsOfParameters,
): Promise<GetMeteringPointsOfReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.meteringPointsOf({ owner, startAfter: startAfter ?? null, limit: limit ?? null }),
    meteringPointsResponseFromWire,
  );
}
