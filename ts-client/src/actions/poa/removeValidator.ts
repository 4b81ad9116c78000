import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { MsgRemoveValidator } from "../../generated/proto/wattmesh/poa/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RemoveValidatorParameters {
  consensusAddress: string;
}

export type RemoveValidatorReturnType = SentTx;

export type RemoveValidatorErrorType = SendErrorType;

/** Removes a validator; never the last one. The signer is the chain's authority. */
export async function removeValidator(
  client: Client,
  signer: Signer,
  parameters: RemoveValidatorParameters,
  options?: SendOptions,
): Promise<RemoveValidatorReturnType> {
  return act(client, signer, removeValidatorMessage, parameters, options);
}

export function removeValidatorMessage(
  _: Deployment,
  authority: string,
  parameters: RemoveValidatorParameters,
): Message {
  return { typeUrl: MsgRemoveValidator.typeUrl, value: MsgRemoveValidator.fromPartial({ authority, ...parameters }) };
}
