import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Params } from "../../generated/proto/wattmesh/clock/v1/clock.ts";
import { MsgUpdateParams } from "../../generated/proto/wattmesh/clock/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UpdateClockParamsParameters {
  /** All of them. */
  params: Params;
}

export type UpdateClockParamsReturnType = SentTx;

export type UpdateClockParamsErrorType = SendErrorType;

/** Replaces the clock's parameters. The signer is the chain's authority. */
export async function updateClockParams(
  client: Client,
  signer: Signer,
  parameters: UpdateClockParamsParameters,
  options?: SendOptions,
): Promise<UpdateClockParamsReturnType> {
  return act(client, signer, updateClockParamsMessage, parameters, options);
}

export function updateClockParamsMessage(
  _: Deployment,
  authority: string,
  parameters: UpdateClockParamsParameters,
): Message {
  return { typeUrl: MsgUpdateParams.typeUrl, value: MsgUpdateParams.fromPartial({ authority, ...parameters }) };
}
