import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type GridConfig, gridConfigFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetGridConfigReturnType = GridConfig;

export type GetGridConfigErrorType = QueryErrorType;

/** The grid's terms. */
export async function getGridConfig(client: Client): Promise<GetGridConfigReturnType> {
  return ask(client, "grid", GridQueryMsgBuilder.config(), gridConfigFromWire);
}
