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
  const wasmByteCode = await gzipped(parameters.wasmByteCode);
  const sent = await act(client, signer, storeCodeMessage, { wasmByteCode }, options);
  return { ...sent, codeId: BigInt(attributeOf(sent, "store_code", "code_id")) };
}

export function storeCodeMessage(_: Deployment, sender: string, { wasmByteCode }: StoreCodeParameters): Message {
  const value = MsgStoreCode.fromPartial({ sender, wasmByteCode });
  return { typeUrl: MsgStoreCode.typeUrl, value };
}

// A node refuses request bodies of more than a million bytes, and a simulation carries two for each byte of code.
async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return bytes;
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
