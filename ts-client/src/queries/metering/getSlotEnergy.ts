import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type SlotEnergyResponse, slotEnergyResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetSlotEnergyParameters {
  slot: number;
  bank: number;
}

export type GetSlotEnergyReturnType = SlotEnergyResponse;

export type GetSlotEnergyErrorType = QueryErrorType;

/** Verified energy of a bank's meters for one slot. */
export async function getSlotEnergy(
  client: Client,
  { slot, bank }: GetSlotEnergyParameters,
): Promise<GetSlotEnergyReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.slotEnergy({ slot, bank }), slotEnergyResponseFromWire);
}
