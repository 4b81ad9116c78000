import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface BurnEnergyFromParameters {
  owner: string;
  /** Wh. */
  amount: bigint;
}

export type BurnEnergyFromReturnType = SentTx;

export type BurnEnergyFromErrorType = SendErrorType;

/** Retires another owner's energy, by their allowance. */
export async function burnEnergyFrom(
  client: Client,
  signer: Signer,
  parameters: BurnEnergyFromParameters,
  options?: SendOptions,
): Promise<BurnEnergyFromReturnType> {
  return act(client, signer, burnEnergyFromMessage, parameters, options);
}

export function burnEnergyFromMessage(
  { contracts }: Deployment,
  sender: string,
  { owner, amount }: BurnEnergyFromParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.burnFrom({ owner, amount: decimalToWire(amount) }),
  );
}
