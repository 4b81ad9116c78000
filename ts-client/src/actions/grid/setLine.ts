import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type Line, lineToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetLineParameters {
  zoneId: number;
  fromSlot: number;
  line: Line;
}

export type SetLineReturnType = SentTx;

export type SetLineErrorType = SendErrorType;

/** The zone's operator sets the line to its parent, from a slot that has not begun. */
export async function setLine(
  client: Client,
  signer: Signer,
  parameters: SetLineParameters,
  options?: SendOptions,
): Promise<SetLineReturnType> {
  return act(client, signer, setLineMessage, parameters, options);
}

export function setLineMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, fromSlot, line }: SetLineParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.setLine({ zoneId, fromSlot, line: lineToWire(line) }),
  );
}
