import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RemoveDelegateParameters {
  meterId: number;
  delegate: string;
}

export type RemoveDelegateReturnType = SentTx;

export type RemoveDelegateErrorType = SendErrorType;

/** The owner takes back what a delegate may do. Orders that the delegate placed stay. */
export async function removeDelegate(
  client: Client,
  signer: Signer,
  parameters: RemoveDelegateParameters,
  options?: SendOptions,
): Promise<RemoveDelegateReturnType> {
  return act(client, signer, removeDelegateMessage, parameters, options);
}

export function removeDelegateMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, delegate }: RemoveDelegateParameters,
): Message {
  return executeMessage(contracts.trading, sender, TradingExecuteMsgBuilder.removeDelegate({ meterId, delegate }));
}
