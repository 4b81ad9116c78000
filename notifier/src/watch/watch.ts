import { messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { Kind } from "../kinds.ts";
import type { Metrics } from "../metrics.ts";
import type { Store } from "../store/store.ts";
import { type Concern, concernsOf, watchedTypes, type ZoneConcern } from "./concern.ts";
import type { Indexer, Point, WatchedEvent } from "./indexer.ts";

/** A reading that is so many slots late is more than slow; as the web app's news say. */
const LATE_SLOTS = 8;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const LAST_EVENT = "last_event";
const ZONE = "zone ";
const TOLD = "told ";

export interface WatchOptions {
  /** An account is woken so often at most. */
  readonly everyMs: number;
  /** So often each account's metering points are asked for. */
  readonly refreshMs: number;
}

/** Follows the indexer's events, and looks now and then for what no event tells: meters that are silent and accounts that are empty. */
export class Watch {
  readonly #indexer: Indexer;
  readonly #store: Store;
  readonly #options: WatchOptions;
  readonly #time: TimeSource;
  readonly #metrics: Metrics;
  readonly #log: Log;
  readonly #onDue: () => void;
  readonly #points = new Map<string, readonly Point[]>();
  readonly #stopping = new AbortController();
  #connected = false;
  #done: Promise<unknown> | undefined;

  /** `onDue` is told when somebody may have to be woken. */
  constructor(
    indexer: Indexer,
    store: Store,
    options: WatchOptions,
    time: TimeSource,
    metrics: Metrics,
    log: Log,
    onDue: () => void,
  ) {
    this.#indexer = indexer;
    this.#store = store;
    this.#options = options;
    this.#time = time;
    this.#metrics = metrics;
    this.#log = log;
    this.#onDue = onDue;
  }

  start(): void {
    this.#done ??= Promise.all([this.#follow(), this.#refreshAll()]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  troubles(): string[] {
    return this.#connected ? [] : ["the indexer's events do not come"];
  }

  /** Asks for an account's metering points now. Throws `IndexerUnreachableError`. */
  async refresh(address: string): Promise<void> {
    const { points, currentSlot } = await this.#indexer.pointsOf(address);
    this.#points.set(address, points);
    this.#wakeForWhatNoEventTells(address, points, currentSlot);
  }

  /** Wakes whom an event concerns. */
  async take({ id, type, attributes }: WatchedEvent): Promise<void> {
    for (const concern of concernsOf(type, attributes)) {
      if ("state" in concern && !(this.#isNewState(concern) && concern.isNews)) continue;
      this.#wake(this.#addressesOf(concern), concern.kind);
    }
    this.#store.keep(LAST_EVENT, id);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        // Whoever has no points yet would miss what comes first.
        await this.#refreshUnknown();
        const opened = () => {
          failures = 0;
          this.#setConnected(true);
        };
        for await (const event of this.#indexer.events(watchedTypes, this.#store.fact(LAST_EVENT), signal, opened))
          await this.take(event);
        if (!signal.aborted) throw new Error("the stream ended");
      } catch (error) {
        if (signal.aborted) break;
        this.#metrics.indexerErrors.inc();
        this.#log.warn({ error: messageOf(error) }, "the indexer's events do not come");
      }
      this.#setConnected(false);
      await this.#time.pause(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS), signal);
    }
    this.#setConnected(false);
  }

  async #refreshUnknown(): Promise<void> {
    for (const address of this.#store.addresses()) {
      if (this.#stopping.signal.aborted) return;
      if (!this.#points.has(address)) await this.refresh(address);
    }
  }

  /** All accounts, spread over the time between two rounds. */
  async #refreshAll(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const addresses = this.#store.addresses();
      this.#forgetAllBut(new Set(addresses));
      this.#metrics.subscriptions.set(this.#store.count());
      const each = this.#options.refreshMs / Math.max(1, addresses.length);
      for (const address of addresses) {
        await this.#time.pause(each, signal);
        if (signal.aborted) return;
        await this.refresh(address).catch((error: unknown) => {
          this.#metrics.indexerErrors.inc();
          this.#log.debug({ error: messageOf(error) }, "an account's points are not known");
        });
      }
      if (addresses.length === 0) await this.#time.pause(this.#options.refreshMs, signal);
      this.#store.removeOld(this.#time.now());
    }
  }

  #forgetAllBut(addresses: ReadonlySet<string>): void {
    for (const address of this.#points.keys()) if (!addresses.has(address)) this.#points.delete(address);
    this.#store.forgetFacts(TOLD, addresses);
  }

  /** What holds and did not when it was looked at before. Whoever subscribes sees on the page what holds then. */
  #wakeForWhatNoEventTells(address: string, points: readonly Point[], currentSlot: number): void {
    const name = `${TOLD}${address}`;
    const before = this.#store.fact(name);
    const silent = points
      .filter(({ closed, lastSlot }) => !closed && lastSlot !== undefined && currentSlot - 1 - lastSlot >= LATE_SLOTS)
      .map(({ meterId, lastSlot }) => `silent ${meterId} ${lastSlot}`);
    const empty = points.filter(({ availableMicro }) => availableMicro <= 0n).map(({ meterId }) => `empty ${meterId}`);
    const now = [...silent, ...empty];
    if (now.join() !== before) this.#store.keep(name, now.join());
    if (before === undefined) return;
    const known = new Set(before.split(","));
    if (silent.some((one) => !known.has(one))) this.#wake([address], "meter");
    if (empty.some((one) => !known.has(one))) this.#wake([address], "account");
  }

  /** A state that is said again is no news. */
  #isNewState({ zoneId, state, told }: ZoneConcern): boolean {
    const name = `${ZONE}${told} ${zoneId}`;
    if (this.#store.fact(name) === state) return false;
    this.#store.keep(name, state);
    return true;
  }

  #addressesOf(concern: Concern): string[] {
    if ("address" in concern) return [concern.address];
    const isOne = (point: Point) =>
      "meterId" in concern ? point.meterId === concern.meterId : point.zoneId === concern.zoneId;
    return [...this.#points].filter(([, points]) => points.some(isOne)).map(([address]) => address);
  }

  #wake(addresses: readonly string[], kind: Kind): void {
    if (addresses.length === 0) return;
    this.#metrics.news.inc(kind, addresses.length);
    this.#store.wake(addresses, kind, this.#time.now(), this.#options.everyMs);
    this.#onDue();
  }

  #setConnected(connected: boolean): void {
    this.#connected = connected;
    this.#metrics.streamConnected.set(connected ? 1 : 0);
  }
}
