import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { ExecuteMsg } from "../../generated/contracts/Trading.types.ts";
import { type AccountRef, accountRefToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface DepositParameters {
  account: AccountRef;
  amountMicro: bigint;
}

export type DepositReturnType = SentTx;

export type DepositErrorType = SendErrorType;

/** Pays coins into an account. Anybody may pay into any account. */
export async function deposit(
  client: Client,
  signer: Signer,
  parameters: DepositParameters,
  options?: SendOptions,
): Promise<DepositReturnType> {
  return act(client, signer, depositMessage, parameters, options);
}

export function depositMessage(
  { contracts, denom }: Deployment,
  sender: string,
  { account, amountMicro }: DepositParameters,
): Message {
  const message: ExecuteMsg = { deposit: { account: accountRefToWire(account) } };
  return executeMessage(contracts.trading, sender, message, [{ denom, amount: amountMicro }]);
}
