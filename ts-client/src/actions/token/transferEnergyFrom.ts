import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface TransferEnergyFromParameters {
  owner: string;
  recipient: string;
  /** Wh. */
  amount: bigint;
}

export type TransferEnergyFromReturnType = SentTx;

export type TransferEnergyFromErrorType = SendErrorType;

/** Gives another owner's energy tokens to somebody, by their allowance. */
export async function transferEnergyFrom(
  client: Client,
  signer: Signer,
  parameters: TransferEnergyFromParameters,
  options?: SendOptions,
): Promise<TransferEnergyFromReturnType> {
  return act(client, signer, transferEnergyFromMessage, parameters, options);
}

export function transferEnergyFromMessage(
  { contracts }: Deployment,
  sender: string,
  { owner, recipient, amount }: TransferEnergyFromParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.transferFrom({ owner, recipient, amount: decimalToWire(amount) }),
  );
}
