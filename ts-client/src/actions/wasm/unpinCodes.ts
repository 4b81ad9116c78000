import { MsgUnpinCodes } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UnpinCodesParameters {
  codeIds: bigint[];
}

export type UnpinCodesReturnType = SentTx;

export type UnpinCodesErrorType = SendErrorType;

/** Takes pinned codes out of memory. The signer is the chain's authority. */
export async function unpinCodes(
  client: Client,
  signer: Signer,
  parameters: UnpinCodesParameters,
  options?: SendOptions,
): Promise<UnpinCodesReturnType> {
  return act(client, signer, unpinCodesMessage, parameters, options);
}

export function unpinCodesMessage(_: Deployment, sender: string, { codeIds }: UnpinCodesParameters): Message {
  const value = MsgUnpinCodes.fromPartial({ authority: sender, codeIds });
  return { typeUrl: MsgUnpinCodes.typeUrl, value };
}
