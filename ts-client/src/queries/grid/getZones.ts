import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type ZonesResponse, zonesResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetZonesParameters {
  /** The last id of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetZonesReturnType = ZonesResponse;

export type GetZonesErrorType = QueryErrorType;

/** Zones in order of id. */
export async function getZones(
  client: Client,
  { startAfter, limit }: GetZonesParameters = {},
): Promise<GetZonesReturnType> {
  return ask(
    client,
    "grid",
    GridQueryMsgBuilder.zones({ startAfter: startAfter ?? null, limit: limit ?? null }),
    zonesResponseFromWire,
  );
}
