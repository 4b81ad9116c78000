import { createHash } from "node:crypto";
import {
  type ContractName,
  type Contracts,
  contractNames,
  type Deployment,
  type RawEvent,
  RpcError,
} from "@wattmesh/client";
import type { Block } from "../../src/sync/block.ts";
import type { Head, Node, Outcome } from "../../src/sync/node.ts";

/** Every contract has its own letter of bech32. */
const addressOf = (index: number): string => `watt1${"qpzry9x8gf2tvdw0s3jn54khce6mua7l".charAt(index).repeat(58)}`;

export const contracts = Object.fromEntries(
  contractNames.map((name, index) => [name, addressOf(index)]),
) as unknown as Contracts;

export const deployment: Deployment = {
  chainId: "feed-1",
  rpcUrl: "http://127.0.0.1:1",
  denom: "ueur",
  feeDenom: "uwatt",
  gasPrice: "0",
  contracts,
  slotSeconds: 900,
  graceSeconds: 60,
};

export type Attributes = Record<string, string | number | bigint | boolean | Uint8Array | null>;

/** An event as the chain keeps it. */
export function told(contract: ContractName, type: string, attributes: Attributes = {}): RawEvent {
  return {
    type: `wasm-${type}`,
    attributes: [
      { key: "_contract_address", value: contracts[contract] },
      ...Object.entries(attributes).map(([key, value]) => ({
        key,
        value:
          value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value === null ? "" : String(value),
      })),
      { key: "msg_index", value: "0" },
    ],
  };
}

/** A chain in memory: blocks by height, linked by hashes that follow from what is in them. */
export class Feed implements Node {
  readonly blocks: Block[] = [];
  earliestHeight = 1;
  chainId = deployment.chainId;
  /** Set, the node answers nothing. */
  away = false;
  /** So many times, the latest block is there and what it did is not. */
  withoutResults = 0;
  /** Times that a block was asked for. */
  asked = 0;
  readonly #salt: string;
  #time: number;

  constructor({ salt = "", startSeconds = 1_800_000_000 } = {}) {
    this.#salt = salt;
    this.#time = startSeconds;
  }

  get height(): number {
    return this.blocks.length;
  }

  /** Unix seconds of the latest block. */
  get time(): number {
    return this.#time;
  }

  /** Adds a block with these events, each in a transaction or, of the clock, in none. */
  add(events: readonly RawEvent[] = [], { seconds = 5, byClock = false } = {}): Block {
    this.#time += seconds;
    const last = this.blocks.at(-1);
    const height = this.height + 1;
    const hash = createHash("sha256")
      .update(`${this.#salt}/${height}/${last?.hash ?? ""}/${JSON.stringify(events)}`)
      .digest("hex")
      .toUpperCase();
    const block: Block = {
      height,
      hash,
      lastHash: last?.hash ?? "",
      time: new Date(this.#time * 1000),
      events: events.map((raw, index) => ({ raw, txHash: byClock ? undefined : txHash(height, index) })),
    };
    this.blocks.push(block);
    return block;
  }

  async head(): Promise<Head> {
    this.#answer();
    return {
      chainId: this.chainId,
      height: this.height,
      time: new Date(this.#time * 1000),
      earliestHeight: this.earliestHeight,
    };
  }

  async hash(height: number): Promise<string> {
    return (await this.block(height)).hash;
  }

  async outcome(height: number): Promise<Outcome> {
    return { hash: (await this.block(height + 1)).lastHash, appHash: this.appHash(height) };
  }

  /** Of the state after a block. */
  appHash(height: number): string {
    return createHash("sha256")
      .update(`state after ${this.blocks[height - 1]?.hash}`)
      .digest("hex")
      .toUpperCase();
  }

  async block(height: number): Promise<Block> {
    this.#answer();
    this.asked += 1;
    const block = this.blocks[height - 1];
    if (height === this.height && this.withoutResults > 0) {
      this.withoutResults -= 1;
      throw new RpcError("block_results", -32603, `could not find results for height #${height}`);
    }
    if (block === undefined || height < this.earliestHeight) throw new RpcError("block", -32603, `no block ${height}`);
    return block;
  }

  #answer(): void {
    if (this.away) throw new RpcError("status", -32603, "away");
  }
}

const txHash = (height: number, index: number): string =>
  createHash("sha256").update(`${height}/${index}`).digest("hex").toUpperCase();
