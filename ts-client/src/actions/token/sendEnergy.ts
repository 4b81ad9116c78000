import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire, decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface SendEnergyParameters {
  contract: string;
  /** Wh. */
  amount: bigint;
  /** JSON that the contract understands. */
  msg: Uint8Array;
}

export type SendEnergyReturnType = SentTx;

export type SendEnergyErrorType = SendErrorType;

/** Gives energy tokens to a contract, with a message for it. */
export async function sendEnergy(
  client: Client,
  signer: Signer,
  parameters: SendEnergyParameters,
  options?: SendOptions,
): Promise<SendEnergyReturnType> {
  return act(client, signer, sendEnergyMessage, parameters, options);
}

export function sendEnergyMessage(
  { contracts }: Deployment,
  sender: string,
  { contract, amount, msg }: SendEnergyParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.send({ contract, amount: decimalToWire(amount), msg: bytesToWire(msg) }),
  );
}
