import type { Client } from "../client/client.ts";
import type { NodeStatus } from "../client/status.ts";
import { RpcError } from "../errors/node.ts";
import { WattmeshError } from "../errors/wattmeshError.ts";
import { blockEvents } from "./blockEvents.ts";
import { blockTxs } from "./blockTxs.ts";
import { type FoundTx, lookUp } from "./findTx.ts";
import type { TxPlace } from "./pendingTx.ts";
import { hashOf } from "./signTx.ts";

/** What a node shows of a transaction. */
export type TxSighting =
  | { kind: "found"; tx: FoundTx }
  /** In no block up to `height`, and the next ones may still hold it. */
  | { kind: "absent"; height: number }
  /** Every block that could hold it was read, and none does. */
  | { kind: "expired" }
  /** No later block can hold it, and the node does not have, or for a while did not show, every one that could; `cause` is what it said instead. */
  | { kind: "lost"; cause?: unknown };

type Status = Pick<NodeStatus, "height" | "earliestHeight">;

interface LookOptions {
  thorough?: boolean;
}

/** How many blocks an index may be behind. */
const INDEX_LAG_BLOCKS = 2;
/** A node shows a block and its results before its state has them; once the next block is there it has. */
const STATE_LAG_BLOCKS = 1;
/** So many blocks that cannot be read are enough for one look. */
const MOST_FAILURES = 3;
/** So many looks may fail on a chain that is past the transaction's last block. */
const LATE_FAILURES = 10;

/**
 * Looks for a transaction in the blocks that can hold it, each of which it reads once. A node's index makes it quicker where there is one; only
 * blocks prove that a transaction is in none.
 */
export class TxSearch {
  readonly #client: Pick<Client, "rpc">;
  readonly #tx: TxPlace;
  /** Heights that were not read yet although the chain has them. */
  #unread: number[] = [];
  #next: number | undefined;
  #hasGaps: boolean;
  #lateFailures = 0;

  constructor(client: Pick<Client, "rpc">, tx: TxPlace) {
    this.#client = client;
    this.#tx = tx;
    this.#next = tx.signedAtHeight === undefined ? undefined : tx.signedAtHeight + 1;
    this.#hasGaps = tx.signedAtHeight === undefined;
  }

  /**
   * Reads what is new at a status that was asked for before. `thorough` reads blocks at once that an index may not know yet.
   *
   * Throws {@link NetworkError} or {@link RpcError} when a block cannot be read now; another look goes on where this one ended.
   */
  async look(status: Status, options?: LookOptions): Promise<TxSighting> {
    try {
      return await this.#look(status, options);
    } catch (cause) {
      if (!(cause instanceof WattmeshError)) throw cause;
      if (status.height > this.#tx.timeoutHeight) this.#lateFailures += 1;
      if (this.#lateFailures < LATE_FAILURES) throw cause;
      return { kind: "lost", cause };
    }
  }

  async #look({ height, earliestHeight }: Status, { thorough = false }: LookOptions = {}): Promise<TxSighting> {
    const { hash, timeoutHeight } = this.#tx;
    const indexed = await lookUp(this.#client, hash).catch(asNoIndex);
    if (typeof indexed === "object") return { kind: "found", tx: indexed };
    const lag = indexed === "notFound" ? INDEX_LAG_BLOCKS : STATE_LAG_BLOCKS;
    const last = Math.min(timeoutHeight, thorough ? height : height - lag);
    this.#extend(last);
    const tx = await this.#readAll(earliestHeight);
    if (tx !== undefined) return { kind: "found", tx };
    if (last < timeoutHeight) return { kind: "absent", height: last };
    return { kind: this.#hasGaps ? "lost" : "expired" };
  }

  #extend(last: number): void {
    this.#next ??= last;
    for (; this.#next <= last; this.#next += 1) this.#unread.push(this.#next);
  }

  async #readAll(earliestHeight: number): Promise<FoundTx | undefined> {
    const failures: { height: number; error: unknown }[] = [];
    for (const height of this.#unread.slice()) {
      if (height < earliestHeight) {
        this.#hasGaps = true;
      } else {
        try {
          const tx = await this.#read(height);
          if (tx !== undefined) return tx;
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          failures.push({ height, error });
          // It is tried again after the others.
          this.#unread.push(height);
        }
      }
      this.#unread.shift();
      if (failures.length === MOST_FAILURES) break;
    }
    const [first] = failures;
    if (first !== undefined) throw first.error;
    return undefined;
  }

  async #read(height: number): Promise<FoundTx | undefined> {
    const hash = this.#tx.hash.toUpperCase();
    const index = (await blockTxs(this.#client, height)).findIndex((bytes) => hashOf(bytes) === hash);
    if (index < 0) return undefined;
    const result = (await blockEvents(this.#client, height)).txs[index];
    if (result === undefined) throw new RpcError("block_results", 0, `no result ${index} in block ${height}`);
    return { hash, height, ...result };
  }
}

/** An index that does not answer is as good as none. */
function asNoIndex(error: unknown): "noIndex" {
  if (error instanceof RpcError) return "noIndex";
  throw error;
}
