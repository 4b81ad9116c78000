import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type RegistersResponse, registersResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetRegistersParameters {
  meterId: number;
}

export type GetRegistersReturnType = RegistersResponse;

export type GetRegistersErrorType = QueryErrorType;

/** The last verified reading of one meter. */
export async function getRegisters(
  client: Client,
  { meterId }: GetRegistersParameters,
): Promise<GetRegistersReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.registers({ meterId }), registersResponseFromWire);
}
