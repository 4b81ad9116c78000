import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type GridSlotTotalsResponse, gridSlotTotalsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetGridSlotTotalsParameters {
  slot: number;
}

export type GetGridSlotTotalsReturnType = GridSlotTotalsResponse;

export type GetGridSlotTotalsErrorType = QueryErrorType;

/** What each zone did in a settled slot. */
export async function getGridSlotTotals(
  client: Client,
  { slot }: GetGridSlotTotalsParameters,
): Promise<GetGridSlotTotalsReturnType> {
  return ask(client, "grid", GridQueryMsgBuilder.slotTotals({ slot }), gridSlotTotalsResponseFromWire);
}
