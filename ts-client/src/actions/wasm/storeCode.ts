import { MsgStoreCode } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { attributeOf } from "../../events/select.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface StoreCodeParameters {
  /** Wasm, gzipped or not. */
  wasmByteCode: Uint8Array;
}

export interface StoreCodeReturnType extends SentTx {
  codeId: bigint;
}

export type StoreCodeErrorType = SendErrorType | MissingEventError;

/** Uploads a contract's code. The signer is the chain's authority. */
export async function storeCode(
  client: Client,
  signer: Signer,
  parameters: StoreCodeParameters,
  options?: SendOptions,
): Promise<StoreCodeReturnType> {
  const sent = await act(client, signer, storeCodeMessage, parameters, options);
  return { ...sent, codeId: BigInt(attributeOf(sent, "store_code", "code_id")) };
}

export function storeCodeMessage(_: Deployment, sender: string, { wasmByteCode }: StoreCodeParameters): Message {
  const value = MsgStoreCode.fromPartial({ sender, wasmByteCode });
  return { typeUrl: MsgStoreCode.typeUrl, value };
}
