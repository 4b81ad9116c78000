import { createHash } from "node:crypto";
import { blockEvents, type Client, NetworkError, type Rpc, RpcError } from "@wattmesh/client";
import * as v from "valibot";
import type { Block, BlockEvent } from "./block.ts";

/** What the follower asks of a node. */
export interface Node {
  head(): Promise<Head>;
  /** Only what the header says. */
  hash(height: number): Promise<string>;
  /** What the header of the next block says of this one; a node that began after it knows that too. */
  outcome(height: number): Promise<Outcome>;
  /** Throws an error that says `retryHelps` when the node cannot say it now. */
  block(height: number): Promise<Block>;
}

/** A block as the one after it names it. */
export interface Outcome {
  hash: string;
  /** Of the chain's state after the block. */
  appHash: string;
}

export interface Head {
  chainId: string;
  height: number;
  time: Date;
  /** The first block that the node still has. */
  earliestHeight: number;
}

const status = v.object({
  node_info: v.object({ network: v.string() }),
  sync_info: v.object({
    latest_block_height: v.string(),
    latest_block_time: v.string(),
    earliest_block_height: v.string(),
  }),
});

const block = v.object({
  block_id: v.object({ hash: v.string() }),
  block: v.object({
    header: v.object({
      height: v.string(),
      time: v.string(),
      last_block_id: v.object({ hash: v.string() }),
      app_hash: v.string(),
    }),
    data: v.object({ txs: v.optional(v.nullable(v.array(v.string()))) }),
  }),
});

/** A CometBFT node over JSON-RPC. */
export function cometNode(client: Pick<Client, "rpc">): Node {
  const { rpc } = client;
  return {
    async head() {
      const { node_info, sync_info } = v.parse(status, await rpc("status", {}));
      return {
        chainId: node_info.network,
        height: Number(sync_info.latest_block_height),
        time: new Date(sync_info.latest_block_time),
        earliestHeight: Number(sync_info.earliest_block_height),
      };
    },
    hash: async (height) => (await header(rpc, height)).block_id.hash,
    async outcome(height) {
      const { last_block_id, app_hash } = (await header(rpc, height + 1)).block.header;
      return { hash: last_block_id.hash, appHash: app_hash };
    },
    async block(height) {
      const [found, results] = await Promise.all([header(rpc, height), blockEvents(client, height)]);
      const txs = found.block.data.txs ?? [];
      const ofTxs = results.txs.flatMap(({ code, events }, index): BlockEvent[] => {
        if (code !== 0) return [];
        const wanted = events.filter(isWattmesh);
        const txHash = wanted.length > 0 ? hashOf(txs[index] ?? "") : undefined;
        return wanted.map((raw) => ({ raw, txHash }));
      });
      const ofBlock = results.blockEvents.filter(isWattmesh).map((raw): BlockEvent => ({ raw, txHash: undefined }));
      const { height: at, time, last_block_id } = found.block.header;
      return {
        height: Number(at),
        hash: found.block_id.hash,
        lastHash: last_block_id.hash,
        time: new Date(time),
        events: [...ofTxs, ...ofBlock],
      };
    },
  };
}

const header = async (rpc: Rpc, height: number) => v.parse(block, await rpc("block", { height: height.toString() }));

const hashOf = (tx: string): string =>
  createHash("sha256").update(Buffer.from(tx, "base64")).digest("hex").toUpperCase();

/** Events of contracts and of the chain's own modules; what modules of the SDK say is not kept. */
const isWattmesh = ({ type }: { type: string }): boolean => type.startsWith("wasm-") || type.startsWith("wattmesh.");

/** Whether the node has stored the block and not yet what it did: that is a matter of milliseconds. */
export const isNotYet = (error: unknown): boolean =>
  error instanceof RpcError && error.message.includes("could not find results for height");

/** Whether asking again later helps: the node is away, or something else answers for it. */
export const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError || error instanceof RpcError || v.isValiError(error);
