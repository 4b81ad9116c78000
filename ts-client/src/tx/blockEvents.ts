import * as v from "valibot";
import type { Client } from "../client/client.ts";
import { shaped } from "../client/shaped.ts";
import type { RawEvent } from "../events/attributes.ts";
import type { FoundTx } from "./findTx.ts";
import { eventsSchema, txResultSchema } from "./txResult.ts";

/** What a block did. */
export interface BlockEvents {
  height: number;
  /** In the order of the block. */
  txs: Omit<FoundTx, "hash" | "height">[];
  /** Events outside transactions: what the clock made contracts do. */
  blockEvents: RawEvent[];
}

const schema = v.object({
  height: v.string(),
  txs_results: v.optional(v.nullable(v.array(txResultSchema)), []),
  finalize_block_events: eventsSchema,
});

/** Throws {@link RpcError} when the block is not there yet, or not there any more. */
export async function blockEvents(client: Pick<Client, "rpc">, height: number): Promise<BlockEvents> {
  const answer = await client.rpc("block_results", { height: height.toString() });
  const block = shaped(schema, "block_results", answer);
  return { height: Number(block.height), txs: block.txs_results ?? [], blockEvents: block.finalize_block_events };
}
