import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type AccountRef, accountRefToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface WithdrawParameters {
  account: AccountRef;
  amountMicro: bigint;
}

export type WithdrawReturnType = SentTx;

export type WithdrawErrorType = SendErrorType;

/** The owner takes coins out. Refused with `slotInSettlement` while a slot that the point takes part in is being settled; a retry a few blocks later helps. */
export async function withdraw(
  client: Client,
  signer: Signer,
  parameters: WithdrawParameters,
  options?: SendOptions,
): Promise<WithdrawReturnType> {
  return act(client, signer, withdrawMessage, parameters, options);
}

export function withdrawMessage(
  { contracts }: Deployment,
  sender: string,
  { account, amountMicro }: WithdrawParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.withdraw({ account: accountRefToWire(account), amountMicro: decimalToWire(amountMicro) }),
  );
}
