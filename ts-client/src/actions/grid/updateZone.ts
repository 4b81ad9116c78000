import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UpdateZoneParameters {
  zoneId: number;
  name?: string | undefined;
  operator?: string | undefined;
}

export type UpdateZoneReturnType = SentTx;

export type UpdateZoneErrorType = SendErrorType;

/** The zone's operator renames it or hands it over. */
export async function updateZone(
  client: Client,
  signer: Signer,
  parameters: UpdateZoneParameters,
  options?: SendOptions,
): Promise<UpdateZoneReturnType> {
  return act(client, signer, updateZoneMessage, parameters, options);
}

export function updateZoneMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, name, operator }: UpdateZoneParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.updateZone({ zoneId, name: name ?? null, operator: operator ?? null }),
  );
}
