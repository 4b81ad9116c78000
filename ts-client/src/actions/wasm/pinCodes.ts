import { MsgPinCodes } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface PinCodesParameters {
  codeIds: bigint[];
}

export type PinCodesReturnType = SentTx;

export type PinCodesErrorType = SendErrorType;

/** Keeps codes in memory, so that loading them costs next to nothing. The signer is the chain's authority. */
export async function pinCodes(
  client: Client,
  signer: Signer,
  parameters: PinCodesParameters,
  options?: SendOptions,
): Promise<PinCodesReturnType> {
  return act(client, signer, pinCodesMessage, parameters, options);
}

export function pinCodesMessage(_: Deployment, sender: string, { codeIds }: PinCodesParameters): Message {
  const value = MsgPinCodes.fromPartial({ authority: sender, codeIds });
  return { typeUrl: MsgPinCodes.typeUrl, value };
}
