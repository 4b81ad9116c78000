import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type SlotGrid, slotGridFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetSlotGridParameters {
  slot: number;
}

export type GetSlotGridReturnType = SlotGrid;

export type GetSlotGridErrorType = QueryErrorType;

/** All that clearing and settlement of a slot need to know of the grid. */
export async function getSlotGrid(client: Client, { slot }: GetSlotGridParameters): Promise<GetSlotGridReturnType> {
  return ask(client, "grid", GridQueryMsgBuilder.slotGrid({ slot }), slotGridFromWire);
}
