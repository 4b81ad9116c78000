import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { ExecuteMsg } from "../../generated/contracts/Balancing.types.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface DepositToBalancingParameters {
  amountMicro: bigint;
}

export type DepositToBalancingReturnType = SentTx;

export type DepositToBalancingErrorType = SendErrorType;

/** Pays coins into the sender's account with balancing, of which calls for its zones are paid. */
export async function depositToBalancing(
  client: Client,
  signer: Signer,
  parameters: DepositToBalancingParameters,
  options?: SendOptions,
): Promise<DepositToBalancingReturnType> {
  return act(client, signer, depositToBalancingMessage, parameters, options);
}

export function depositToBalancingMessage(
  { contracts, denom }: Deployment,
  sender: string,
  { amountMicro }: DepositToBalancingParameters,
): Message {
  const message: ExecuteMsg = { deposit: {} };
  return executeMessage(contracts.balancing, sender, message, [{ denom, amount: amountMicro }]);
}
