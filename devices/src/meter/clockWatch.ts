/** Slots are told apart by a clock that is right to 2 s. */
const MOST_STEP_MS = 2_000;

/** Notices that somebody set the clock: the time on the wall and that since the start go apart. */
export class ClockWatch {
  readonly #wallMs: () => number;
  readonly #sinceStartMs: () => number;
  #apartMs: number;

  /** `sinceStartMs` goes on whatever happens to the clock. */
  constructor(wallMs: () => number, sinceStartMs: () => number = () => performance.now()) {
    this.#wallMs = wallMs;
    this.#sinceStartMs = sinceStartMs;
    this.#apartMs = wallMs() - sinceStartMs();
  }

  /** By how many ms the clock was set since this was asked last; 0 when that is within what a clock may be wrong. */
  steppedMs(): number {
    const apartMs = this.#wallMs() - this.#sinceStartMs();
    const steppedMs = Math.round(apartMs - this.#apartMs);
    if (Math.abs(steppedMs) <= MOST_STEP_MS) return 0;
    this.#apartMs = apartMs;
    return steppedMs;
  }
}
