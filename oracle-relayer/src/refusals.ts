import type { Log } from "@wattmesh/service-kit/log";

/** Why something that was published counts for nothing. */
export interface Refusal {
  readonly meterId: number | undefined;
  readonly slot: number | undefined;
  readonly topic: string;
  /** Of a closed set: the relayer's reasons and the contract's verdicts. */
  readonly reason: string;
  readonly by: "relayer" | "contract";
  readonly detail?: string;
}

interface Window {
  readonly sinceMs: number;
  told: number;
  untold: number;
}

const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;
const MOST_TOPIC = 256;

/** One line in the log for each refusal, by which it can be traced; of more than a few a minute for one reason only how many they were. */
export class RefusalLog {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(log: Log, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  tell(refusal: Refusal): void {
    const { reason, topic } = refusal;
    this.#endIfOver(reason);
    const window = this.#windows.get(reason) ?? { sinceMs: this.#now(), told: 0, untold: 0 };
    this.#windows.set(reason, window);
    if (window.told === MOST_IN_WINDOW) {
      window.untold += 1;
      return;
    }
    window.told += 1;
    this.#log.warn({ ...refusal, topic: topic.slice(0, MOST_TOPIC) }, "refused");
  }

  /** Tells how many were left out in minutes that are over. */
  flush(): void {
    for (const reason of [...this.#windows.keys()]) this.#endIfOver(reason);
  }

  #endIfOver(reason: string): void {
    const window = this.#windows.get(reason);
    if (window === undefined || this.#now() - window.sinceMs < WINDOW_MS) return;
    this.#windows.delete(reason);
    const { untold: more } = window;
    if (more > 0) this.#log.warn({ reason, more, seconds: WINDOW_MS / 1_000 }, "refused more for the same reason");
  }
}
