import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type MeteringPointsResponse, meteringPointsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetMeteringPointsParameters {
  /** The last id of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetMeteringPointsReturnType = MeteringPointsResponse;

export type GetMeteringPointsErrorType = QueryErrorType;

/** Registered meters in order of id. */
export async function getMeteringPoints(
  client: Client,
  { startAfter, limit }: GetMeteringPointsParameters = {},
): Promise<GetMeteringPointsReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.meteringPoints({ startAfter: startAfter ?? null, limit: limit ?? null }),
    meteringPointsResponseFromWire,
  );
}
