import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type Tariff, tariffFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetTariffParameters {
  slot: number;
}

export type GetTariffReturnType = Tariff;

export type GetTariffErrorType = QueryErrorType;

/** The tariff of a slot. */
export async function getTariff(client: Client, { slot }: GetTariffParameters): Promise<GetTariffReturnType> {
  return ask(client, "grid", GridQueryMsgBuilder.tariff({ slot }), tariffFromWire);
}
