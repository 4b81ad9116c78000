import { InvalidValueError } from "../errors/invalidValue.ts";

const text = new TextEncoder();

export const utf8 = (value: string): Uint8Array => text.encode(value);

export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function u8(value: number): Uint8Array {
  return Uint8Array.of(whole(value, 0xff, "u8"));
}

export function u16(value: number): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, whole(value, 0xffff, "u16"));
  return bytes;
}

export function i16(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < -0x8000 || value > 0x7fff) throw new InvalidValueError("i16", value);
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setInt16(0, value);
  return bytes;
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, whole(value, 0xffff_ffff, "u32"));
  return bytes;
}

export function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, wholeBig(value));
  return bytes;
}

export function whole(value: number, max: number, type: string): number {
  if (!Number.isInteger(value) || value < 0 || value > max) throw new InvalidValueError(type, value);
  return value;
}

export const maxU64 = 0xffff_ffff_ffff_ffffn;

export function wholeBig(value: bigint): bigint {
  if (value < 0n || value > maxU64) throw new InvalidValueError("u64", value);
  return value;
}

export function ofLength(bytes: Uint8Array, length: number, what: string): Uint8Array {
  if (bytes.length !== length) throw new InvalidValueError(`${what} of ${length} bytes`, `${bytes.length} bytes`);
  return bytes;
}
