import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface WithdrawEventParameters {
  eventId: number;
}

export type WithdrawEventReturnType = SentTx;

export type WithdrawEventErrorType = SendErrorType;

/** The zone's operator withdraws a demand-response event for all slots that have not begun. */
export async function withdrawEvent(
  client: Client,
  signer: Signer,
  parameters: WithdrawEventParameters,
  options?: SendOptions,
): Promise<WithdrawEventReturnType> {
  return act(client, signer, withdrawEventMessage, parameters, options);
}

export function withdrawEventMessage(
  { contracts }: Deployment,
  sender: string,
  { eventId }: WithdrawEventParameters,
): Message {
  return executeMessage(contracts.grid, sender, GridExecuteMsgBuilder.withdrawEvent({ eventId }));
}
