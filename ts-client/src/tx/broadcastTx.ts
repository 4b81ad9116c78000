import * as v from "valibot";
import type { Client } from "../client/client.ts";
import { shaped } from "../client/shaped.ts";
import { RpcError } from "../errors/node.ts";
import { encodeBase64 } from "../wire/base64.ts";
import { hashOf } from "./signTx.ts";

export interface BroadcastResult {
  /** 0: the node has taken the transaction, now or before. It is in no block yet. */
  code: number;
  codespace: string;
  log: string;
  hash: string;
  /** The node had these bytes already: somebody gave it them before. */
  isKnown: boolean;
}

const schema = v.object({
  code: v.number(),
  codespace: v.optional(v.string(), ""),
  log: v.optional(v.string(), ""),
});

/**
 * Gives a signed transaction to the node (`broadcast_tx_sync`). The same bytes may be given again at any time.
 *
 * Throws {@link NetworkError} or {@link RpcError} when it is unknown whether the node has taken it, and {@link RpcError} when it says that it did not.
 */
export async function broadcastTx(client: Pick<Client, "rpc">, bytes: Uint8Array): Promise<BroadcastResult> {
  const hash = hashOf(bytes);
  try {
    const answer = await client.rpc("broadcast_tx_sync", { tx: encodeBase64(bytes) });
    return { ...shaped(schema, "broadcast_tx_sync", answer), hash, isKnown: false };
  } catch (error) {
    if (error instanceof RpcError && /tx already exists in cache/.test(error.detail)) {
      return { code: 0, codespace: "", log: error.detail, hash, isKnown: true };
    }
    throw error;
  }
}
