import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Params } from "../../generated/proto/wattmesh/poa/v1/poa.ts";
import { MsgUpdateParams } from "../../generated/proto/wattmesh/poa/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UpdatePoaParamsParameters {
  /** All of them. */
  params: Params;
}

export type UpdatePoaParamsReturnType = SentTx;

export type UpdatePoaParamsErrorType = SendErrorType;

/** Replaces the limits of changes of the validator set. The signer is the chain's authority. */
export async function updatePoaParams(
  client: Client,
  signer: Signer,
  parameters: UpdatePoaParamsParameters,
  options?: SendOptions,
): Promise<UpdatePoaParamsReturnType> {
  return act(client, signer, updatePoaParamsMessage, parameters, options);
}

export function updatePoaParamsMessage(
  _: Deployment,
  authority: string,
  parameters: UpdatePoaParamsParameters,
): Message {
  return { typeUrl: MsgUpdateParams.typeUrl, value: MsgUpdateParams.fromPartial({ authority, ...parameters }) };
}
