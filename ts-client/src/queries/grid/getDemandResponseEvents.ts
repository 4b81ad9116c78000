import type { Client } from "../../client/client.ts";
import { GridQueryMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type EventsResponse, eventsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetDemandResponseEventsParameters {
  /** The last id of the page before. */
  startAfter?: number | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetDemandResponseEventsReturnType = EventsResponse;

export type GetDemandResponseEventsErrorType = QueryErrorType;

/** Demand-response events that are not over, in order of id. */
export async function getDemandResponseEvents(
  client: Client,
  { startAfter, limit }: GetDemandResponseEventsParameters = {},
): Promise<GetDemandResponseEventsReturnType> {
  return ask(
    client,
    "grid",
    GridQueryMsgBuilder.events({ startAfter: startAfter ?? null, limit: limit ?? null }),
    eventsResponseFromWire,
  );
}
