/** How many blocks may be missing before a chain counts as silent. */
const SILENT_BLOCKS = 3;
/** How many of the latest distances between blocks tell what is usual. */
const REMEMBERED = 21;
const LEAST_PATIENCE_MS = 3_000;

/**
 * Notices when a chain's blocks stop coming, whether its node answers without new ones or not at all. Only this machine's clock counts: a
 * block may name any time.
 */
export class Pulse {
  readonly #now: () => number;
  readonly #distancesMs: number[] = [];
  #height: number | undefined;
  #heardAtMs: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#heardAtMs = now();
  }

  /** A node said that this is its latest block. */
  heard(height: number): void {
    const now = this.#now();
    if (this.#height !== undefined) {
      if (height <= this.#height) return;
      this.#distancesMs.push((now - this.#heardAtMs) / (height - this.#height));
      if (this.#distancesMs.length > REMEMBERED) this.#distancesMs.shift();
    }
    this.#height = height;
    this.#heardAtMs = now;
  }

  /** How long a block usually takes: the median, which an outage does not stretch. */
  get blockMs(): number {
    return this.#distancesMs.toSorted((a, b) => a - b)[this.#distancesMs.length >> 1] ?? 0;
  }

  /** Why the chain counts as silent; nothing while it does not. */
  get silence(): string | undefined {
    const silentMs = this.#now() - this.#heardAtMs;
    if (silentMs <= Math.max(LEAST_PATIENCE_MS, SILENT_BLOCKS * this.blockMs)) return undefined;
    const after = this.#height === undefined ? "" : ` after block ${this.#height}`;
    return `no new block for ${Math.floor(silentMs / 1_000)} s${after}`;
  }
}
