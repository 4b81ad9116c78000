import { bankOf } from "@wattmesh/client";
import type { Reading } from "../reading/reading.ts";

/** Readings of one bank for one slot, indexes ascending: what one message to the contract carries. */
export interface Batch {
  readonly bank: number;
  readonly slot: number;
  readonly readings: readonly Reading[];
}

/** What a transaction is reckoned to cost: each batch opens its bank and slot, however few readings it brings. */
export interface GasCosts {
  readonly base: number;
  readonly perBatch: number;
  readonly perReading: number;
}

export interface BatchLimits {
  readonly maxBytes: number;
  readonly maxReadings: number;
  readonly maxGas: number;
  readonly gas: GasCosts;
}

// Generous bounds of what surrounds the packed readings: the batch's header, and the message with sender, contract and JSON around it.
const HEADER_BYTES = 9;
const MESSAGE_BYTES = 320;
const FIXED_READING_BYTES = 66;

/** Bytes of an unsigned LEB128. */
function varintBytes(value: bigint): number {
  let bytes = 1;
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) {
    bytes += 1;
  }
  return bytes;
}

const base64Bytes = (bytes: number) => Math.ceil(bytes / 3) * 4;
const readingBytes = (reading: Reading) =>
  FIXED_READING_BYTES + varintBytes(reading.importTotalWh) + varintBytes(reading.exportTotalWh);

/** Upper bound of the bytes that `batches` take in a transaction. */
export function sizeOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => {
    const packed = batch.readings.reduce((bytes, reading) => bytes + readingBytes(reading), HEADER_BYTES);
    return sum + MESSAGE_BYTES + base64Bytes(packed);
  }, 0);
}

/** Gas of a transaction with so many batches and readings. */
export const gasOf = ({ base, perBatch, perReading }: GasCosts, batches: number, readings: number): number =>
  base + perBatch * batches + perReading * readings;

/**
 * Packs as many readings as the limits allow, in the order given, into batches in order of slot and bank.
 *
 * Where each meter's readings are given oldest first, none is packed without the older ones; a meter stands in a batch once.
 */
export function packBatches(readings: readonly Reading[], limits: BatchLimits): Batch[] {
  const batches = new Map<string, { bank: number; slot: number; readings: Reading[]; bytes: number }>();
  let total = 0;
  let count = 0;
  for (const reading of readings) {
    const bank = bankOf(reading.meterId);
    const key = `${reading.slot}/${bank}`;
    const batch = batches.get(key) ?? { bank, slot: reading.slot, readings: [], bytes: HEADER_BYTES };
    const before = batch.readings.length === 0 ? 0 : MESSAGE_BYTES + base64Bytes(batch.bytes);
    const bytes = batch.bytes + readingBytes(reading);
    const grown = total - before + MESSAGE_BYTES + base64Bytes(bytes);
    const batchCount = batches.size + (batches.has(key) ? 0 : 1);
    const tooLarge = grown > limits.maxBytes || gasOf(limits.gas, batchCount, count + 1) > limits.maxGas;
    if (count >= limits.maxReadings || (tooLarge && count > 0)) {
      break;
    }
    batch.readings.push(reading);
    batch.bytes = bytes;
    batches.set(key, batch);
    total = grown;
    count += 1;
  }
  return [...batches.values()]
    .sort((a, b) => a.slot - b.slot || a.bank - b.bank)
    .map(({ bank, slot, readings }) => ({
      bank,
      slot,
      readings: readings.toSorted((a, b) => a.meterId - b.meterId),
    }));
}
