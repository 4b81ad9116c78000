import { PackedReader, PackedWriter } from "./packed.ts";

/** What a metering point of a bank and a utility owe each other, or by how much that moved. */
export interface Due {
  /** Place within the bank. */
  index: number;
  /** The utility's number. */
  utility: number;
  /** What the utility owes the point, its claim; below zero what the point owes the utility, its debt. */
  dueMicro: bigint;
}

export type Dues = Due[];

/** Reads `(index u8 | utility varint | due_micro zigzag)*`. */
export function decodeDues(bytes: Uint8Array): Dues {
  const reader = new PackedReader(bytes);
  const dues: Dues = [];
  while (!reader.isEmpty) dues.push({ index: reader.u8(), utility: reader.varint32(), dueMicro: reader.i128() });
  return dues;
}

export function encodeDues(dues: Dues): Uint8Array {
  const writer = new PackedWriter();
  for (const { index, utility, dueMicro } of dues) writer.u8(index).varint32(utility).i128(dueMicro);
  return writer.finish();
}
