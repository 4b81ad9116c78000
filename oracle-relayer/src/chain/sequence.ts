import type { Result } from "../outbox/attempts.ts";

/** A node's own word for a sequence that is another's by now. */
const WRONG_SEQUENCE = 32;

/** How often an account's sequence was moved by somebody else. */
export interface Moved {
  readonly from: bigint;
  readonly to: bigint;
  readonly atMs: number;
}

/** One that followed a transaction that died has died with it: the sequence stands where the first of them was to go. */
const least = (expected: bigint | undefined, sequence: bigint): bigint =>
  expected === undefined || sequence < expected ? sequence : expected;

/**
 * Notices that somebody else signs with the key: the account's sequence moves by each transaction in a block, and this process knows its own.
 *
 * What happened before it started is nobody's fault: an operator may have used the key meanwhile.
 */
export class SequenceWatch {
  #expected: bigint | undefined;
  #moved: Moved | undefined;

  /** The account's sequence is this now; what somebody else made of it since the last look, if he did. */
  look(sequence: bigint, nowMs: number): Moved | undefined {
    const expected = this.#expected;
    // A node that lags behind says less than is known.
    if (expected !== undefined && sequence <= expected) return undefined;
    this.#expected = sequence;
    if (expected === undefined) return undefined;
    this.#moved = { from: expected, to: sequence, atMs: nowMs };
    return this.#moved;
  }

  /** What became of a transaction of one's own: a block that holds it moved the sequence, unless it held it for nothing. */
  decided(sequence: bigint, result: Result, code = 0): void {
    if (result === "unknown") this.#expected = undefined;
    else if (result === "dead" || code === WRONG_SEQUENCE) this.#expected = least(this.#expected, sequence);
    else this.#expected = sequence + 1n;
  }

  /** When it was moved last. */
  get moved(): Moved | undefined {
    return this.#moved;
  }
}
