import { PackedBytesError } from "../errors/packed.ts";
import type { PointEnergy, Reason } from "../generated/values.ts";
import { PackedReader, PackedWriter } from "./packed.ts";

/** In order of the packed codes. */
export const reasonCodes = [
  "none",
  "outbid",
  "marginal",
  "no_counterparty",
  "funds",
  "paused",
  "below_feed_in",
  "catch_up",
] as const satisfies Reason[];

/** Energies in the order of the mask's bits, from the lowest. */
const energies = [
  "exportWh",
  "importWh",
  "forwardSoldWh",
  "forwardBoughtWh",
  "heldWh",
  "usedWh",
  "poolSoldWh",
  "poolBoughtWh",
  "utilitySoldWh",
  "utilityBoughtWh",
  "catchUpImportWh",
  "catchUpExportWh",
] as const satisfies (keyof PointEnergy)[];

/** What settlement did to one metering point of a bank. */
export interface PackedResult {
  /** Place within the bank. */
  index: number;
  reason: Reason;
  energy: PointEnergy;
  /** Positive is received. */
  moneyMicro: bigint;
}

export type BankResults = PackedResult[];

/**
 * Reads entries of `index u8 | reason u8 | mask u16 | varint of every energy whose bit is set | money_micro zigzag`.
 */
export function decodeBankResults(bytes: Uint8Array): BankResults {
  const reader = new PackedReader(bytes);
  const decoded: BankResults = [];
  while (!reader.isEmpty) decoded.push(decodeResult(reader));
  return decoded;
}

function decodeResult(reader: PackedReader): PackedResult {
  const index = reader.u8();
  const at = reader.at;
  const code = reader.u8();
  const reason = reasonCodes[code];
  if (reason === undefined) throw new PackedBytesError(`unexpected reason ${code}`, at);
  const mask = reader.u8() * 256 + reader.u8();
  if (mask >> energies.length !== 0) throw new PackedBytesError(`unexpected mask ${mask}`, at + 1);
  const values = energies.map((name, bit) => [name, mask & (1 << bit) ? reader.u64() : 0n]);
  return { index, reason, energy: Object.fromEntries(values), moneyMicro: reader.i128() };
}

export function encodeBankResults(results: BankResults): Uint8Array {
  const writer = new PackedWriter();
  for (const { index, reason, energy, moneyMicro } of results) {
    const mask = energies.reduce((bits, name, bit) => (energy[name] === 0n ? bits : bits | (1 << bit)), 0);
    writer
      .u8(index)
      .u8(reasonCodes.indexOf(reason))
      .u8(mask >> 8)
      .u8(mask & 0xff);
    for (const name of energies) if (energy[name] !== 0n) writer.u64(energy[name]);
    writer.i128(moneyMicro);
  }
  return writer.finish();
}
