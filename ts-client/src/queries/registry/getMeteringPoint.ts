import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type MeteringPoint, meteringPointFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetMeteringPointParameters {
  meterId: number;
}

export type GetMeteringPointReturnType = MeteringPoint;

export type GetMeteringPointErrorType = QueryErrorType;

/** A registered meter. Throws {@link QueryError} when there is none. */
export async function getMeteringPoint(
  client: Client,
  { meterId }: GetMeteringPointParameters,
): Promise<GetMeteringPointReturnType> {
  return ask(client, "registry", RegistryQueryMsgBuilder.meteringPoint({ meterId }), meteringPointFromWire);
}
