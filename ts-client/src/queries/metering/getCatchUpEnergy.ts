import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type SlotEnergyResponse, slotEnergyResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetCatchUpEnergyParameters {
  slot: number;
  bank: number;
}

export type GetCatchUpEnergyReturnType = SlotEnergyResponse;

export type GetCatchUpEnergyErrorType = QueryErrorType;

/** Energy that arrived during a slot for slots that were over. */
export async function getCatchUpEnergy(
  client: Client,
  { slot, bank }: GetCatchUpEnergyParameters,
): Promise<GetCatchUpEnergyReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.catchUpEnergy({ slot, bank }), slotEnergyResponseFromWire);
}
