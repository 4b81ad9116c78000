import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface TransferEnergyParameters {
  recipient: string;
  /** Wh. */
  amount: bigint;
}

export type TransferEnergyReturnType = SentTx;

export type TransferEnergyErrorType = SendErrorType;

/** Gives energy tokens to somebody. 1 base unit is 1 Wh. */
export async function transferEnergy(
  client: Client,
  signer: Signer,
  parameters: TransferEnergyParameters,
  options?: SendOptions,
): Promise<TransferEnergyReturnType> {
  return act(client, signer, transferEnergyMessage, parameters, options);
}

export function transferEnergyMessage(
  { contracts }: Deployment,
  sender: string,
  { recipient, amount }: TransferEnergyParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.transfer({ recipient, amount: decimalToWire(amount) }),
  );
}
