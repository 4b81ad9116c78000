import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Participant, participantFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetParticipantParameters {
  address: string;
}

export type GetParticipantReturnType = Participant;

export type GetParticipantErrorType = QueryErrorType;

/** Who takes part under an address. Throws {@link QueryError} when nobody does. */
export async function getParticipant(
  client: Client,
  { address }: GetParticipantParameters,
): Promise<GetParticipantReturnType> {
  return ask(client, "registry", RegistryQueryMsgBuilder.participant({ address }), participantFromWire);
}
