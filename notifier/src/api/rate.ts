const MINUTE_MS = 60_000;
/** So many are counted each by themselves; who comes later in the same minute is counted together. */
const MOST_SOURCES = 10_000;
const LATECOMERS = "latecomers";

/** How often each source asks, by the minute. Its room is bounded, whoever comes. */
export class Rate {
  readonly #perMinute: number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Counts a question at a time in Unix milliseconds; whether it may still be asked. */
  take(source: string, nowMs: number): boolean {
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const counted = this.#counts.has(source) || this.#counts.size < MOST_SOURCES ? source : LATECOMERS;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    return count <= this.#perMinute;
  }
}
