import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface BurnEnergyParameters {
  /** Wh. */
  amount: bigint;
}

export type BurnEnergyReturnType = SentTx;

export type BurnEnergyErrorType = SendErrorType;

/** The holder retires energy they hold. */
export async function burnEnergy(
  client: Client,
  signer: Signer,
  parameters: BurnEnergyParameters,
  options?: SendOptions,
): Promise<BurnEnergyReturnType> {
  return act(client, signer, burnEnergyMessage, parameters, options);
}

export function burnEnergyMessage(
  { contracts }: Deployment,
  sender: string,
  { amount }: BurnEnergyParameters,
): Message {
  return executeMessage(contracts.token, sender, TokenExecuteMsgBuilder.burn({ amount: decimalToWire(amount) }));
}
