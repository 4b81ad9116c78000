import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deployment } from "@wattmesh/client";
import { messageOf, WrongChainError } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import { Pulse } from "@wattmesh/service-kit/pulse";
import type { Tariff } from "../concepts/handler.ts";
import { type Catalog, type Changes, readCatalog } from "../db/changes.ts";
import { type Cursor, cursorStatement, readCursor } from "../db/cursor.ts";
import type { Database, Statement } from "../db/database.ts";
import { Partitions } from "../db/partitions.ts";
import { dropOld } from "../db/retention.ts";
import { BrokenBlockError, ChainResetError, DatabaseUnreachableError, PrunedError } from "../errors.ts";
import { applyBlock } from "./apply.ts";
import type { Block } from "./block.ts";
import { type Head, isNotYet, isPassing, type Node } from "./node.ts";

export interface FollowerOptions {
  pollMs: number;
  /** Blocks fetched ahead of the one being written. */
  prefetchBlocks: number;
  /** How many days single slots and events are kept; for ever without it. */
  keepDays?: number | undefined;
  /** How many hours events, and orders that are over, are kept; without it events as long as single slots, and orders for ever. */
  keepHours?: number | undefined;
}

/** A block that is in the tables. */
export interface Written {
  height: number;
  time: Date;
  events: number;
  rows: number;
  seconds: number;
}

interface FollowerEvents {
  /** Blocks up to this one are in the tables, this one with its events. */
  written: [Written];
  /** The tables are as far as the node. */
  atHead: [];
  /** A contract told something that this indexer has no handler for. */
  unknown: [string];
}

/** A block that only has to be written. */
interface Ready {
  cursor: Cursor;
  /** Its rows', then its cursor's. */
  statements: Statement[];
  rows: number;
  events: number;
  /** Types of events that nobody knows here. */
  unknown: string[];
  /** Whether it moves the tables' own cursor. */
  isDue: boolean;
  changes: Changes;
}

/** After how many blocks without events the cursor is written all the same. */
const EMPTY_BLOCKS = 200;
const DROP_SECONDS = 3_600;
/** Where something is kept for hours. */
const DROP_DETAILS_SECONDS = 600;
const RETRY_MS = 1_000;
const LEAST_WATCH_MS = 250;
const DATABASE_PATIENCE_MS = 3_000;

/**
 * Writes one block after another into the tables: a block's rows and the cursor in one transaction. Blocks without events change no rows;
 * several of them in a row, and with the block after them, move the cursor at once.
 *
 * `run` ends when `stop` is called and fails when going on cannot help; what the tables hold is whole either way.
 */
export class Follower extends EventEmitter<FollowerEvents> {
  readonly #db: Database;
  readonly #node: Node;
  readonly #deployment: Deployment;
  readonly #options: FollowerOptions;
  readonly #log: Log;
  readonly #stopped = new AbortController();
  readonly #openSlots = new Map<number, Tariff>();
  readonly #partitions: Partitions;
  #catalog: Catalog = new Map();
  #droppedSeconds = 0;
  /** Blocks on their way from the node, by height. */
  readonly #fetched = new Map<number, Promise<Block>>();
  #cursor: Cursor | undefined;
  /** The latest block that was made ready; while it is being written, one ahead of `#cursor`. */
  #latest: Cursor | undefined;
  /** The latest block that moves the tables' own cursor, which lags behind `#cursor` by blocks without events. */
  #dueHeight = 0;
  #head: Head | undefined;
  #trouble: string | undefined = "has not asked the node yet";
  #writingSinceMs: number | undefined;
  readonly #now: () => number;
  readonly #pulse: Pulse;

  /** `now` is in unix ms. */
  constructor(
    db: Database,
    node: Node,
    deployment: Deployment,
    options: FollowerOptions,
    log: Log,
    now: () => number = Date.now,
  ) {
    super();
    this.#now = now;
    this.#pulse = new Pulse(now);
    this.#db = db;
    this.#node = node;
    this.#deployment = deployment;
    this.#options = options;
    this.#partitions = new Partitions(db, deployment, { short: options.keepHours !== undefined });
    this.#log = log;
  }

  /** How far it is; nothing before the first block. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  /** The node's latest block, when it was last asked. */
  get head(): Head | undefined {
    return this.#head;
  }

  /** Blocks that the node has and the tables do not. */
  get lagBlocks(): number {
    return Math.max(0, (this.#head?.height ?? 0) - (this.#cursor?.height ?? 0));
  }

  /** Why it is not following; nothing when it is. */
  get trouble(): string | undefined {
    return this.#trouble ?? this.#pulse.silence ?? this.#databaseSilence;
  }

  /** A database that takes a write and never says how it went. */
  get #databaseSilence(): string | undefined {
    const silentMs = this.#now() - (this.#writingSinceMs ?? Number.POSITIVE_INFINITY);
    return silentMs > DATABASE_PATIENCE_MS
      ? `the database has not answered for ${Math.floor(silentMs / 1_000)} s`
      : undefined;
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Follows until it is stopped or, when `toHead` says so, until it is as far as the node. */
  async run({ toHead = false } = {}): Promise<void> {
    this.#catalog = await readCatalog(this.#db);
    this.#cursor = await readCursor(this.#db, this.#deployment);
    this.#latest = this.#cursor;
    this.#dueHeight = this.#cursor?.height ?? 0;
    await this.#loadOpenSlots();
    const watching = new AbortController();
    void this.#watchHead(AbortSignal.any([watching.signal, this.#stopped.signal]));
    try {
      await this.#follow(toHead);
    } finally {
      watching.abort();
      await Promise.allSettled(this.#fetched.values());
    }
  }

  async #follow(toHead: boolean): Promise<void> {
    let checked = false;
    while (!this.#stopped.signal.aborted) {
      try {
        const head = await this.#askHead();
        if (!checked) await this.#checkChain();
        checked = true;
        await this.#catchUp(head);
        this.#trouble = undefined;
        if (this.lagBlocks === 0) this.emit("atHead");
        if (toHead && (this.#cursor?.height ?? 0) >= head.height) break;
        await this.#pause(this.#options.pollMs);
      } catch (error) {
        if (!isPassing(error)) throw error;
        this.#fetched.clear();
        if (isNotYet(error)) {
          await this.#pause(this.#options.pollMs);
          continue;
        }
        if (this.#trouble === undefined) this.#log.warn({ error: messageOf(error) }, "the node does not answer");
        this.#trouble = `the node does not answer: ${messageOf(error)}`;
        await this.#pause(RETRY_MS);
      }
    }
  }

  /** Asks for the latest block also while blocks are being written, so that a node that falls silent is noticed in time. */
  async #watchHead(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await this.#node.head().then(
        ({ height }) => this.#pulse.heard(height),
        () => undefined,
      );
      await sleep(Math.max(LEAST_WATCH_MS, this.#pulse.blockMs), undefined, { signal: ended }).catch(() => undefined);
    }
  }

  async #askHead(): Promise<Head> {
    const head = await this.#node.head();
    if (head.chainId !== this.#deployment.chainId) throw new WrongChainError(this.#deployment.chainId, head.chainId);
    this.#head = head;
    const next = (this.#cursor?.height ?? 0) + 1;
    if (next < head.earliestHeight) throw new PrunedError(next, head.earliestHeight);
    return head;
  }

  /** Whether the node's chain is the one that the tables were filled from. */
  async #checkChain(): Promise<void> {
    const cursor = this.#cursor;
    const head = this.#head;
    if (cursor === undefined || head === undefined) return;
    const known: [number, string][] = [
      [1, cursor.firstHash],
      [cursor.height, cursor.hash],
    ];
    for (const [height, stored] of known) {
      if (height < head.earliestHeight || height > head.height) continue;
      const found = await this.#node.hash(height);
      if (found !== stored) throw new ChainResetError(height, found, stored);
    }
    if (head.height < cursor.height) this.#log.warn({ node: head.height, tables: cursor.height }, "the node is behind");
  }

  async #catchUp(head: Head): Promise<void> {
    const from = (this.#cursor?.height ?? 0) + 1;
    // While the database writes a block, the next one is made ready.
    let writing = Promise.resolve();
    try {
      for (let height = from; height <= head.height && !this.#stopped.signal.aborted; height += 1) {
        const ahead = Math.min(head.height, height + this.#options.prefetchBlocks - 1);
        for (let next = height; next <= ahead; next += 1) this.#fetch(next);
        const block = await this.#fetch(height);
        this.#fetched.delete(height);
        const ready = this.#makeReady(block, height === head.height);
        await writing;
        writing = this.#write(ready);
        writing.catch(() => undefined);
      }
    } finally {
      await writing;
    }
  }

  #fetch(height: number): Promise<Block> {
    let block = this.#fetched.get(height);
    if (block === undefined) {
      block = this.#node.block(height);
      // Whoever waits for it hears of its failure.
      block.catch(() => undefined);
      this.#fetched.set(height, block);
    }
    return block;
  }

  /** What a block comes to, before any of it is written. */
  #makeReady(block: Block, isHead: boolean): Ready {
    const { height, hash, time } = block;
    const before = this.#latest;
    if (before !== undefined && block.lastHash !== before.hash)
      throw new ChainResetError(before.height, block.lastHash, before.hash);
    const firstHash = before?.firstHash ?? hash;
    const cursor: Cursor = { chainId: this.#deployment.chainId, firstHash, height, hash, time };
    const { changes, unknown, events } = this.#apply(block);
    const isDue = events > 0 || isHead || height - this.#dueHeight >= EMPTY_BLOCKS;
    if (isDue) this.#dueHeight = height;
    this.#latest = cursor;
    const statements = [...changes.statements(), cursorStatement(this.#deployment, cursor)];
    return { cursor, statements, rows: changes.size, unknown, events, isDue, changes };
  }

  async #write({ cursor, statements, rows, unknown, events, isDue, changes }: Ready): Promise<void> {
    const started = performance.now();
    if (isDue) await this.#writeRows(cursor.height, statements, changes);
    await this.#dropOld(cursor.time.getTime() / 1000);
    this.#cursor = cursor;
    for (const name of unknown) this.emit("unknown", name);
    if (isDue) {
      const seconds = (performance.now() - started) / 1000;
      this.emit("written", { height: cursor.height, time: cursor.time, events, rows, seconds });
    }
  }

  #apply(block: Block): ReturnType<typeof applyBlock> {
    try {
      return applyBlock(block, this.#deployment, this.#catalog, this.#openSlots);
    } catch (error) {
      throw new BrokenBlockError(block.height, messageOf(error), { cause: error });
    }
  }

  /** Once in a while, by the chain's clock. */
  async #dropOld(seconds: number): Promise<void> {
    const { keepDays, keepHours } = this.#options;
    const everySeconds = keepHours === undefined ? DROP_SECONDS : DROP_DETAILS_SECONDS;
    if ((keepDays ?? keepHours) === undefined || seconds < this.#droppedSeconds + everySeconds) return;
    this.#droppedSeconds = seconds;
    try {
      const dropped = await dropOld(this.#db, this.#deployment, {
        seconds: keepDays && seconds - keepDays * 86_400,
        detailSeconds: keepHours && seconds - keepHours * 3_600,
      });
      for (const part of dropped) this.#partitions.forget(part);
      if (dropped.length > 0) this.#log.info({ parts: dropped.map(({ name }) => name) }, "dropped what is not kept");
    } catch (error) {
      this.#log.warn({ error: messageOf(error) }, "what is not kept is still there; tried again later");
    }
  }

  async #writeRows(height: number, statements: readonly Statement[], changes: Changes): Promise<void> {
    this.#writingSinceMs = this.#now();
    try {
      await this.#partitions.makeFor(changes);
      await this.#db.write(statements);
    } catch (error) {
      if (!contradicts(error)) throw new DatabaseUnreachableError(messageOf(error), { cause: error });
      throw new BrokenBlockError(height, messageOf(error), { cause: error });
    } finally {
      this.#writingSinceMs = undefined;
    }
  }

  async #loadOpenSlots(): Promise<void> {
    const rows = await this.#db.query<{
      slot: number;
      feed_in_micro_per_kwh: number;
      retail_micro_per_kwh: number;
    }>("select slot, feed_in_micro_per_kwh, retail_micro_per_kwh from slots where stage <> 'final'");
    for (const { slot, feed_in_micro_per_kwh, retail_micro_per_kwh } of rows)
      this.#openSlots.set(slot, {
        feedInMicroPerKwh: feed_in_micro_per_kwh,
        retailMicroPerKwh: retail_micro_per_kwh,
      });
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }
}

/** Whether the database refused the values (SQLSTATE classes 22, 23 and 42), rather than went away. */
const contradicts = (error: unknown): boolean => /^(22|23|42)/.test((error as { code?: string }).code ?? "");
