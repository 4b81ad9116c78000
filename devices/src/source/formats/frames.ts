import { RejectedError } from "../rejection.ts";

/** A telegram takes some 2,000 bytes; whatever is longer is none. */
export const MOST_FRAME_BYTES = 16_384;

/** How telegrams begin and end in a stream. */
export interface Framing {
  readonly start: Uint8Array;
  /** The length of a telegram at the beginning of `bytes`, when all of it is there. */
  lengthOf(bytes: Buffer): number | undefined;
}

const SML_START = Uint8Array.of(0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1);
const SML_END = Uint8Array.of(0x1b, 0x1b, 0x1b, 0x1b, 0x1a);
const SML_AFTER_END = 3;

export const smlFraming: Framing = {
  start: SML_START,
  lengthOf: (bytes) => {
    for (let at = bytes.indexOf(SML_END, SML_START.length); at >= 0; at = bytes.indexOf(SML_END, at + 1)) {
      // Escapes within the data come in pairs, so one that ends the file has an even number before it.
      let before = 0;
      while (bytes.subarray(at - 4 * (before + 1), at - 4 * before).equals(SML_END.subarray(0, 4))) before += 1;
      if (before % 2 === 0) {
        const length = at + SML_END.length + SML_AFTER_END;
        return length <= bytes.length ? length : undefined;
      }
    }
    return undefined;
  },
};

export const dsmrFraming: Framing = {
  start: Buffer.from("/"),
  lengthOf: (bytes) => {
    const end = bytes.indexOf("\n!") + 1;
    const line = end > 0 ? bytes.indexOf("\n", end) : -1;
    return line < 0 ? undefined : line + 1;
  },
};

/** Cuts a stream into telegrams, whatever pieces it comes in. What is no telegram is left out; what is too long is said once. */
export class Frames {
  readonly #framing: Framing;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(framing: Framing) {
    this.#framing = framing;
  }

  /** The telegrams that are whole with these bytes. Throws `RejectedError` when one is longer than any can be; the next call goes on behind it. */
  push(chunk: Uint8Array): Buffer[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const frames: Buffer[] = [];
    for (;;) {
      const start = this.#bytes.indexOf(this.#framing.start);
      if (start < 0) {
        // A start may come in two pieces.
        this.#bytes = this.#bytes.subarray(-(this.#framing.start.length - 1) || this.#bytes.length);
        return frames;
      }
      this.#bytes = this.#bytes.subarray(start);
      const length = this.#framing.lengthOf(this.#bytes);
      if (length === undefined) break;
      frames.push(this.#bytes.subarray(0, length));
      this.#bytes = this.#bytes.subarray(length);
    }
    if (this.#bytes.length <= MOST_FRAME_BYTES) return frames;
    const { length } = this.#bytes;
    this.#bytes = Buffer.alloc(0);
    throw new RejectedError("oversized", "telegram", `${length} bytes`, `${MOST_FRAME_BYTES} bytes at most are wanted`);
  }

  /** What is left when the stream has ended. */
  get rest(): number {
    return this.#bytes.length;
  }
}
