import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire, decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface SendEnergyFromParameters {
  owner: string;
  contract: string;
  /** Wh. */
  amount: bigint;
  /** JSON that the contract understands. */
  msg: Uint8Array;
}

export type SendEnergyFromReturnType = SentTx;

export type SendEnergyFromErrorType = SendErrorType;

/** Gives another owner's energy tokens to a contract, by their allowance. */
export async function sendEnergyFrom(
  client: Client,
  signer: Signer,
  parameters: SendEnergyFromParameters,
  options?: SendOptions,
): Promise<SendEnergyFromReturnType> {
  return act(client, signer, sendEnergyFromMessage, parameters, options);
}

export function sendEnergyFromMessage(
  { contracts }: Deployment,
  sender: string,
  { owner, contract, amount, msg }: SendEnergyFromParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.sendFrom({ owner, contract, amount: decimalToWire(amount), msg: bytesToWire(msg) }),
  );
}
