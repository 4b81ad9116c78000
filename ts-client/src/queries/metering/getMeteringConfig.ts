import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type MeteringConfig, meteringConfigFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetMeteringConfigReturnType = MeteringConfig;

export type GetMeteringConfigErrorType = QueryErrorType;

/** Metering's terms. */
export async function getMeteringConfig(client: Client): Promise<GetMeteringConfigReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.config(), meteringConfigFromWire);
}
