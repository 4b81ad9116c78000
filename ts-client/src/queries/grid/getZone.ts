import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type Zone, zoneFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetZoneParameters {
  zoneId: number;
}

export type GetZoneReturnType = Zone;

export type GetZoneErrorType = QueryErrorType;

/** One zone as it is now. */
export async function getZone(client: Client, { zoneId }: GetZoneParameters): Promise<GetZoneReturnType> {
  return ask(client, "grid", GridQueryMsgBuilder.zone({ zoneId }), zoneFromWire);
}
