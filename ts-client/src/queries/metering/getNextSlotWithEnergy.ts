import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type NextSlotResponse, nextSlotResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetNextSlotWithEnergyParameters {
  slot: number;
}

export type GetNextSlotWithEnergyReturnType = NextSlotResponse;

export type GetNextSlotWithEnergyErrorType = QueryErrorType;

/** The first slot at or after `slot` that has any energy or catch-up, if there is one. */
export async function getNextSlotWithEnergy(
  client: Client,
  { slot }: GetNextSlotWithEnergyParameters,
): Promise<GetNextSlotWithEnergyReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.nextSlotWithEnergy({ slot }), nextSlotResponseFromWire);
}
