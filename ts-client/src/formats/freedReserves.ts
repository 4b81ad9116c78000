import { PackedReader, PackedWriter } from "./packed.ts";

/** What a metering point of a bank got back of its reserves. */
export interface FreedReserve {
  /** Place within the bank. */
  index: number;
  freedMicro: bigint;
}

export type FreedReserves = FreedReserve[];

/** Reads `(index u8 | freed_micro varint)*`. */
export function decodeFreedReserves(bytes: Uint8Array): FreedReserves {
  const reader = new PackedReader(bytes);
  const freed: FreedReserves = [];
  while (!reader.isEmpty) freed.push({ index: reader.u8(), freedMicro: reader.u128() });
  return freed;
}

export function encodeFreedReserves(freed: FreedReserves): Uint8Array {
  const writer = new PackedWriter();
  for (const { index, freedMicro } of freed) writer.u8(index).u128(freedMicro);
  return writer.finish();
}
