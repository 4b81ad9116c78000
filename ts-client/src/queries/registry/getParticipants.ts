import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type ParticipantsResponse, participantsResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetParticipantsParameters {
  /** The last address of the page before. */
  startAfter?: string | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetParticipantsReturnType = ParticipantsResponse;

export type GetParticipantsErrorType = QueryErrorType;

/** Participants in order of address. */
export async function getParticipants(
  client: Client,
  { startAfter, limit }: GetParticipantsParameters = {},
): Promise<GetParticipantsReturnType> {
  return ask(
    client,
    "registry",
    RegistryQueryMsgBuilder.participants({ startAfter: startAfter ?? null, limit: limit ?? null }),
    participantsResponseFromWire,
  );
}
