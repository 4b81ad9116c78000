import { InvalidValueError } from "../errors/invalidValue.ts";
import { PackedBytesError } from "../errors/packed.ts";
import { whole, wholeBig } from "./bytes.ts";

const maxU128 = (1n << 128n) - 1n;
const maxI64 = (1n << 63n) - 1n;

/** Writes packed integers: unsigned LEB128, zigzag for signed ones (docs/spec/formats.md). */
export class PackedWriter {
  readonly #bytes: number[] = [];

  u8(value: number): this {
    this.#bytes.push(whole(value, 0xff, "u8"));
    return this;
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  u64(value: bigint): this {
    return this.#varint(wholeBig(value));
  }

  u128(value: bigint): this {
    if (value < 0n || value > maxU128) throw new InvalidValueError("u128", value);
    return this.#varint(value);
  }

  i64(value: bigint): this {
    if (value > maxI64 || value < -maxI64 - 1n) throw new InvalidValueError("i64", value);
    return this.i128(value);
  }

  i128(value: bigint): this {
    const zigzag = value < 0n ? -2n * value - 1n : 2n * value;
    if (zigzag > maxU128) throw new InvalidValueError("i128", value);
    return this.#varint(zigzag);
  }

  /** A number of at most 32 bits, as a varint. */
  varint32(value: number): this {
    return this.#varint(BigInt(whole(value, 0xffff_ffff, "u32")));
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #varint(value: bigint): this {
    let rest = value;
    while (rest >= 0x80n) {
      this.#bytes.push(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.#bytes.push(Number(rest));
    return this;
  }
}

/** Seven bits more than are before here are no safe number any more. */
const SAFE_SHIFT = 49;

/** Reads packed integers. One value has one encoding: overlong forms are refused. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  get isEmpty(): boolean {
    return this.#at >= this.#bytes.length;
  }

  u8(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new PackedBytesError("packed bytes end inside a value", this.#at);
    this.#at += 1;
    return byte;
  }

  raw(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) {
      throw new PackedBytesError("packed bytes end inside a value", this.#bytes.length);
    }
    // A slice of a Buffer would share its memory.
    const taken = new Uint8Array(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return taken;
  }

  u32(): number {
    const bytes = this.raw(4);
    return new DataView(bytes.buffer).getUint32(0);
  }

  u64(): bigint {
    return BigInt(this.#varint(64));
  }

  u128(): bigint {
    return BigInt(this.#varint(128));
  }

  i64(): bigint {
    return unzigzag(BigInt(this.#varint(64)));
  }

  i128(): bigint {
    return unzigzag(BigInt(this.#varint(128)));
  }

  /** A varint of at most 32 bits. */
  varint32(): number {
    return Number(this.#varint(32));
  }

  finish(): void {
    if (!this.isEmpty) throw new PackedBytesError(`${this.#bytes.length - this.#at} bytes left over`, this.#at);
  }

  /** A number as long as it is a safe one, which nearly all are: a bigint at every byte takes most of the time of reading. */
  #varint(bits: number): number | bigint {
    const start = this.#at;
    let value: number | bigint = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      if (shift < SAFE_SHIFT) value = (value as number) + (byte & 0x7f) * 2 ** shift;
      else value = BigInt(value) | (BigInt(byte & 0x7f) << BigInt(shift));
      const isTooLarge = typeof value === "number" ? value >= 2 ** bits : value >> BigInt(bits) > 0n;
      if (shift >= bits || isTooLarge) throw new PackedBytesError("integer too large in packed bytes", start);
      if (byte < 0x80) {
        if (byte === 0 && shift > 0) throw new PackedBytesError("overlong integer in packed bytes", start);
        return value;
      }
    }
  }
}

const unzigzag = (zigzag: bigint): bigint => ((zigzag & 1n) === 0n ? zigzag >> 1n : -((zigzag + 1n) >> 1n));
