import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type ForwardParams, forwardParamsToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetForwardParamsParameters {
  params: ForwardParams;
}

export type SetForwardParamsReturnType = SentTx;

export type SetForwardParamsErrorType = SendErrorType;

/** The admin sets the bounds of forward trading. */
export async function setForwardParams(
  client: Client,
  signer: Signer,
  parameters: SetForwardParamsParameters,
  options?: SendOptions,
): Promise<SetForwardParamsReturnType> {
  return act(client, signer, setForwardParamsMessage, parameters, options);
}

export function setForwardParamsMessage(
  { contracts }: Deployment,
  sender: string,
  { params }: SetForwardParamsParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.setForwardParams({ params: forwardParamsToWire(params) }),
  );
}
