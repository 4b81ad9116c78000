import { base64 } from "@scure/base";
import * as v from "valibot";
import type { Client } from "../client/client.ts";
import { shaped } from "../client/shaped.ts";
import { RpcError } from "../errors/node.ts";

const schema = v.object({
  block: v.nullish(v.object({ data: v.object({ txs: v.optional(v.nullable(v.array(v.string())), []) }) })),
});

/** The bytes of a block's transactions, in its order. Throws {@link RpcError} when the block is not there yet, or not there any more. */
export async function blockTxs(client: Pick<Client, "rpc">, height: number): Promise<Uint8Array[]> {
  const { block } = shaped(schema, "block", await client.rpc("block", { height: height.toString() }));
  if (!block) throw new RpcError("block", 0, `no block ${height}`);
  return (block.data.txs ?? []).map((bytes) => base64.decode(bytes));
}
