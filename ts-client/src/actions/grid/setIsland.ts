import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetIslandParameters {
  zoneId: number;
  fromSlot: number;
  islanded: boolean;
}

export type SetIslandReturnType = SentTx;

export type SetIslandErrorType = SendErrorType;

/** The zone's operator cuts it off from its parent or joins it again, from a slot that has not begun. */
export async function setIsland(
  client: Client,
  signer: Signer,
  parameters: SetIslandParameters,
  options?: SendOptions,
): Promise<SetIslandReturnType> {
  return act(client, signer, setIslandMessage, parameters, options);
}

export function setIslandMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, fromSlot, islanded }: SetIslandParameters,
): Message {
  return executeMessage(contracts.grid, sender, GridExecuteMsgBuilder.setIsland({ zoneId, fromSlot, islanded }));
}
