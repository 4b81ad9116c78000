import * as v from "valibot";
import type { Rpc } from "./rpc.ts";
import { shaped } from "./shaped.ts";

export interface NodeStatus {
  chainId: string;
  height: number;
  /** The first block that the node still has. */
  earliestHeight: number;
  /** Time of the latest block, unix seconds. */
  timeSeconds: number;
  catchingUp: boolean;
}

const schema = v.object({
  node_info: v.object({ network: v.string() }),
  sync_info: v.object({
    latest_block_height: v.string(),
    latest_block_time: v.string(),
    earliest_block_height: v.optional(v.string(), "1"),
    catching_up: v.boolean(),
  }),
});

export async function readStatus(rpc: Rpc): Promise<NodeStatus> {
  const { node_info, sync_info } = shaped(schema, "status", await rpc("status", {}));
  return {
    chainId: node_info.network,
    height: Number(sync_info.latest_block_height),
    earliestHeight: Number(sync_info.earliest_block_height),
    timeSeconds: Math.floor(Date.parse(sync_info.latest_block_time) / 1000),
    catchingUp: sync_info.catching_up,
  };
}
