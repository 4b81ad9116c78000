import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type DelegateLimits, delegateLimitsToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetDelegateParameters {
  meterId: number;
  delegate: string;
  limits: DelegateLimits;
}

export type SetDelegateReturnType = SentTx;

export type SetDelegateErrorType = SendErrorType;

/** The owner lets another address place and cancel orders for a metering point, within limits; again to change the limits. */
export async function setDelegate(
  client: Client,
  signer: Signer,
  parameters: SetDelegateParameters,
  options?: SendOptions,
): Promise<SetDelegateReturnType> {
  return act(client, signer, setDelegateMessage, parameters, options);
}

export function setDelegateMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, delegate, limits }: SetDelegateParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.setDelegate({ meterId, delegate, limits: delegateLimitsToWire(limits) }),
  );
}
