import { createHash } from "node:crypto";

/** The largest bound of a draw, so that a draw times its bound is exact in a number. */
const MOST_BOUND = 2 ** 21;
const BITS_32 = 2 ** 32;
/** So many uniform draws make one that is close to normal: their variance is 1. */
const DRAWS_A_NORMAL = 12;
const UNIT = 2 ** 16;

/** Whole numbers that look random and are the same for the same seed and words on every machine: SHA-256 over a counter. */
export class Draws {
  readonly #seed: string;
  #block = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(seed: number, ...words: (string | number)[]) {
    this.#seed = JSON.stringify([seed, ...words]);
  }

  /** From 0 until before `bound`, which is 1 to 2^21. */
  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > MOST_BOUND) throw new RangeError(`no draw below ${bound}`);
    if (this.#bytes.length < 4) this.#bytes = this.#next();
    const drawn = this.#bytes.readUInt32BE(0);
    this.#bytes = this.#bytes.subarray(4);
    return Math.floor((drawn * bound) / BITS_32);
  }

  /** Close to a normal distribution, and never further from the mean than six times the deviation. */
  normal(mean: number, deviation: number): number {
    let sum = -(DRAWS_A_NORMAL / 2) * UNIT;
    for (let draw = 0; draw < DRAWS_A_NORMAL; draw += 1) sum += this.below(UNIT);
    return mean + Math.trunc((sum * deviation) / UNIT);
  }

  #next(): Buffer {
    this.#block += 1;
    return createHash("sha256").update(`${this.#seed} ${this.#block}`).digest();
  }
}
