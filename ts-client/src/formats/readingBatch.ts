import { InvalidValueError } from "../errors/invalidValue.ts";
import { PackedBytesError } from "../errors/packed.ts";
import { ofLength, u32 } from "./bytes.ts";
import { meterIdAt } from "./meterId.ts";
import { PackedReader, PackedWriter } from "./packed.ts";
import type { Reading } from "./reading.ts";

export const signatureLength = 64;
const version = 1;

/** A full bank of readings with the longest registers. */
export const maxBatchBytes = 9 + 256 * (2 + 10 + 10 + signatureLength);

/** Readings of one bank for one slot. */
export interface ReadingBatch {
  bank: number;
  slot: number;
  /** Strictly ascending by index, at least one. */
  readings: BatchReading[];
}

export interface BatchReading {
  /** Place within the bank. */
  index: number;
  flags: number;
  importTotalWh: bigint;
  exportTotalWh: bigint;
  /** 64 bytes: ed25519, or r and s of ECDSA. */
  signature: Uint8Array;
}

/**
 * Packs a batch: `version u8 = 1 | bank u32 | slot u32 | reading*`, a reading being
 * `index u8 | flags u8 | import_total_wh varint | export_total_wh varint | signature 64`.
 */
export function encodeReadingBatch({ bank, slot, readings }: ReadingBatch): Uint8Array {
  if (readings.length === 0) throw new InvalidValueError("a batch of at least one reading", "none");
  const writer = new PackedWriter().u8(version).raw(u32(bank)).raw(u32(slot));
  let previous = -1;
  for (const reading of readings) {
    if (reading.index <= previous) throw new InvalidValueError(`an index after ${previous}`, reading.index);
    previous = reading.index;
    writer
      .u8(reading.index)
      .u8(reading.flags)
      .u64(reading.importTotalWh)
      .u64(reading.exportTotalWh)
      .raw(ofLength(reading.signature, signatureLength, "signature"));
  }
  return writer.finish();
}

/** Throws {@link PackedBytesError} for what the metering contract would refuse. */
export function decodeReadingBatch(bytes: Uint8Array): ReadingBatch {
  if (bytes.length > maxBatchBytes)
    throw new PackedBytesError(`batch is longer than ${maxBatchBytes} bytes`, bytes.length);
  const reader = new PackedReader(bytes);
  const found = reader.u8();
  if (found !== version) throw new PackedBytesError(`batch version ${found} is not ${version}`, 0);
  const bank = reader.u32();
  const slot = reader.u32();
  const readings: BatchReading[] = [];
  let previous = -1;
  while (!reader.isEmpty) {
    const at = reader.at;
    const reading = decodeReading(reader);
    if (reading.index <= previous) {
      throw new PackedBytesError(`reading of index ${reading.index} does not come after index ${previous}`, at);
    }
    previous = reading.index;
    readings.push(reading);
  }
  if (readings.length === 0) throw new PackedBytesError("batch without readings", bytes.length);
  return { bank, slot, readings };
}

const decodeReading = (reader: PackedReader): BatchReading => ({
  index: reader.u8(),
  flags: reader.u8(),
  importTotalWh: reader.u64(),
  exportTotalWh: reader.u64(),
  signature: reader.raw(signatureLength),
});

/** A batch's reading as its meter signed it. */
export const signedReading = ({ bank, slot }: ReadingBatch, packed: BatchReading): Reading => ({
  meterId: meterIdAt(bank, packed.index),
  slot,
  importTotalWh: packed.importTotalWh,
  exportTotalWh: packed.exportTotalWh,
  flags: packed.flags,
});
