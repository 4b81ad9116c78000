import { bankOf } from "@wattmesh/client";
import type { Reading } from "../reading/reading.ts";

/** Readings of one bank for one slot, indexes ascending: what one message to the contract carries. All are records of charging stations, or none. */
export interface Batch {
  readonly bank: number;
  readonly slot: number;
  readonly readings: readonly Reading[];
}

/** Metering takes no more records with one message. */
export const MOST_RECORDS = 16;

export const areRecords = ({ readings }: Batch): boolean => readings[0]?.record !== undefined;

/** What a transaction is reckoned to cost: each batch opens its bank and slot, however few readings it brings. */
export interface GasCosts {
  readonly base: number;
  readonly perBatch: number;
  readonly perReading: number;
  /** A charging station's record is read as well as verified. */
  readonly perRecord: number;
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
/** `{"index":255,"record":""},` */
const RECORD_BYTES = 32;

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

const bytesOf = (reading: Reading) =>
  reading.record === undefined ? readingBytes(reading) : RECORD_BYTES + base64Bytes(reading.record.length);

/** Readings are packed and then written in base64, records each by itself. */
const messageBytes = (batch: Batch, bytes: number): number =>
  MESSAGE_BYTES + (areRecords(batch) ? bytes : base64Bytes(HEADER_BYTES + bytes));

/** Upper bound of the bytes that `batches` take in a transaction. */
export function sizeOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => {
    const bytes = batch.readings.reduce((total, reading) => total + bytesOf(reading), 0);
    return sum + messageBytes(batch, bytes);
  }, 0);
}

/** Gas of a transaction with so many batches, readings and records. */
export const gasOf = (gas: GasCosts, batches: number, readings: number, records = 0): number =>
  gas.base + gas.perBatch * batches + gas.perReading * readings + gas.perRecord * records;

/** Gas of a transaction with these batches. */
export function gasOfBatches(gas: GasCosts, batches: readonly Batch[]): number {
  const count = (are: boolean) =>
    batches.filter((batch) => areRecords(batch) === are).reduce((sum, { readings }) => sum + readings.length, 0);
  return gasOf(gas, batches.length, count(false), count(true));
}

/** More readings than so many are never in a transaction of so much gas. */
export const mostReadings = (gas: GasCosts, maxGas: number): number =>
  Math.max(1, Math.ceil((maxGas - gas.base) / Math.min(gas.perReading, gas.perRecord)));

/**
 * Packs as many readings as the limits allow, in the order given, into batches in order of slot and bank.
 *
 * Where each meter's readings are given oldest first, none is packed without the older ones; a meter stands in a batch once.
 */
export function packBatches(readings: readonly Reading[], limits: BatchLimits): Batch[] {
  const open = new Map<string, OpenBatch>();
  const all: OpenBatch[] = [];
  let total = 0;
  let signed = 0;
  let records = 0;
  for (const reading of readings) {
    const isRecord = reading.record !== undefined;
    const bank = bankOf(reading.meterId);
    const key = `${reading.slot}/${bank}/${isRecord}`;
    const found = open.get(key);
    const isNew = found === undefined || (isRecord && found.readings.length === MOST_RECORDS);
    const batch = isNew ? { bank, slot: reading.slot, readings: [], bytes: 0 } : found;
    const before = isNew ? 0 : messageBytes(batch, batch.bytes);
    const bytes = batch.bytes + bytesOf(reading);
    const grown = total - before + messageBytes({ ...batch, readings: [reading] }, bytes);
    const gas = gasOf(
      limits.gas,
      all.length + (isNew ? 1 : 0),
      signed + (isRecord ? 0 : 1),
      records + (isRecord ? 1 : 0),
    );
    const isTooLarge = grown > limits.maxBytes || gas > limits.maxGas;
    const count = signed + records;
    if (count >= limits.maxReadings || (isTooLarge && count > 0)) break;
    batch.readings.push(reading);
    batch.bytes = bytes;
    if (isNew) {
      open.set(key, batch);
      all.push(batch);
    }
    total = grown;
    if (isRecord) records += 1;
    else signed += 1;
  }
  return all
    .sort((a, b) => a.slot - b.slot || a.bank - b.bank)
    .map(({ bank, slot, readings }) => ({
      bank,
      slot,
      readings: readings.toSorted((a, b) => a.meterId - b.meterId),
    }));
}

interface OpenBatch extends Batch {
  readonly readings: Reading[];
  bytes: number;
}
