import type { Client } from "../../client/client.ts";
import { TokenQueryMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type CarbonAvoidedResponse, carbonAvoidedResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetCarbonAvoidedReturnType = CarbonAvoidedResponse;

export type GetCarbonAvoidedErrorType = QueryErrorType;

/** Emissions avoided against the grid's mix, by source. */
export async function getCarbonAvoided(client: Client): Promise<GetCarbonAvoidedReturnType> {
  return ask(client, "token", TokenQueryMsgBuilder.carbonAvoided(), carbonAvoidedResponseFromWire);
}
