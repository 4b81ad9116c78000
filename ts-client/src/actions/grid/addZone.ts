import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type Line, lineToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface AddZoneParameters {
  /** 1 to 64 bytes. */
  name: string;
  parentId: number;
  operator: string;
  /** To the parent. */
  line: Line;
}

export interface AddZoneReturnType extends SentTx {
  zoneId: number;
}

export type AddZoneErrorType = SendErrorType | MissingEventError;

/** The operator of the parent adds a zone below it. */
export async function addZone(
  client: Client,
  signer: Signer,
  parameters: AddZoneParameters,
  options?: SendOptions,
): Promise<AddZoneReturnType> {
  const sent = await act(client, signer, addZoneMessage, parameters, options);
  return { ...sent, zoneId: theEvent(sent, "zone_added").zoneId };
}

export function addZoneMessage(
  { contracts }: Deployment,
  sender: string,
  { name, parentId, operator, line }: AddZoneParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.addZone({ name, parentId, operator, line: lineToWire(line) }),
  );
}
