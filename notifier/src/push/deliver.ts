import { messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { Metrics } from "../metrics.ts";
import type { Store } from "../store/store.ts";
import type { Outcome, Pusher } from "./push.ts";

const AT_ONCE = 16;
const FIRST_WAIT_MS = 2_000;
/** Whatever a push service asks for: the longest that is waited for it. */
export const LONGEST_WAIT_MS = 3_600_000;
/** After so many attempts a push is given up; news that come later wake anew. */
export const MOST_ATTEMPTS = 8;
/** So often in a row a push service may refuse before the subscription ends. */
export const MOST_REFUSALS = 3;
const IDLE_MS = 60_000;

/** Sends what is due, and writes down what became of it. */
export class Delivery {
  readonly #store: Store;
  readonly #pusher: Pick<Pusher, "push">;
  readonly #everyMs: number;
  readonly #time: TimeSource;
  readonly #metrics: Pick<Metrics, "pushes">;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #poke = new AbortController();
  #done: Promise<void> | undefined;

  /** News that come while a push is on its way wake again `everyMs` after it. */
  constructor(
    store: Store,
    pusher: Pick<Pusher, "push">,
    everyMs: number,
    time: TimeSource,
    metrics: Pick<Metrics, "pushes">,
    log: Log,
  ) {
    this.#store = store;
    this.#pusher = pusher;
    this.#everyMs = everyMs;
    this.#time = time;
    this.#metrics = metrics;
    this.#log = log;
  }

  start(): void {
    this.#done ??= this.#run();
  }

  /** Something may be due earlier than it was. */
  wake(): void {
    this.#poke.abort();
  }

  /** Resolves when no push is on its way any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#poke.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#poke = new AbortController();
      if ((await this.once()) > 0) continue;
      const now = this.#time.now();
      const wait = Math.min(Math.max(0, (this.#store.nextDue() ?? Number.POSITIVE_INFINITY) - now), IDLE_MS);
      if (!this.#stopping.signal.aborted) await this.#time.pause(wait, this.#poke.signal);
    }
  }

  /** Sends what is due now, some at once; how many browsers that were. */
  async once(): Promise<number> {
    const startedMs = this.#time.now();
    const due = this.#store.due(startedMs, AT_ONCE);
    const byEndpoint = new Map(due.map(({ endpoint, attempts }) => [endpoint, attempts]));
    await Promise.all(
      [...byEndpoint].map(async ([endpoint, attempts]) =>
        this.#note(endpoint, attempts, startedMs, await this.#push(endpoint)),
      ),
    );
    return byEndpoint.size;
  }

  /** A host that was allowed once may be so no more. */
  async #push(endpoint: string): Promise<Outcome> {
    try {
      return await this.#pusher.push(endpoint);
    } catch (error) {
      return { kind: "refused", reason: messageOf(error) };
    }
  }

  #note(endpoint: string, attempts: number, startedMs: number, outcome: Outcome): void {
    this.#metrics.pushes.inc(outcome.kind);
    const { host } = new URL(endpoint);
    switch (outcome.kind) {
      case "taken":
        this.#store.pushed(endpoint, startedMs, this.#time.now(), this.#everyMs);
        break;
      case "gone":
        this.#store.remove(endpoint);
        break;
      case "refused": {
        const ended = this.#store.refused(endpoint, MOST_REFUSALS);
        this.#log.warn({ host, reason: outcome.reason, ended }, "a push was refused");
        break;
      }
      case "later": {
        const givenUp = attempts + 1 >= MOST_ATTEMPTS;
        const wait = Math.min(outcome.afterMs ?? FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
        this.#store.postpone(endpoint, givenUp ? undefined : this.#time.now() + Math.max(wait, FIRST_WAIT_MS));
        this.#log.debug({ host, reason: outcome.reason, givenUp }, "a push waits");
      }
    }
  }
}
