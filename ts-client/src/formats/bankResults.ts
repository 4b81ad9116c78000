import { PackedBytesError } from "../errors/packed.ts";
import type { CatchUpMoney, PointEnergy, Reason } from "../generated/values.ts";
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

/** Money in the order of the mask's bits after those of the energies. */
const catchUp = ["earnedMicro", "paidMicro"] as const satisfies (keyof CatchUpMoney)[];

const numbers = energies.length + catchUp.length;

/** What settlement did to one metering point of a bank. */
export interface PackedResult {
  /** Place within the bank. */
  index: number;
  reason: Reason;
  energy: PointEnergy;
  /** What energy of missed slots came to. */
  catchUp: CatchUpMoney;
  /** All of it; positive is received. */
  moneyMicro: bigint;
}

export type BankResults = PackedResult[];

/**
 * Reads entries of `index u8 | reason u8 | mask u16 | varint of every number whose bit is set | money_micro zigzag`.
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
  if (mask >> numbers !== 0) throw new PackedBytesError(`unexpected mask ${mask}`, at + 1);
  const next = (bit: number) => (mask & (1 << bit) ? reader.u64() : 0n);
  // In the order of the bits, and written out: there are millions of them.
  return {
    index,
    reason,
    energy: {
      exportWh: next(0),
      importWh: next(1),
      forwardSoldWh: next(2),
      forwardBoughtWh: next(3),
      heldWh: next(4),
      usedWh: next(5),
      poolSoldWh: next(6),
      poolBoughtWh: next(7),
      utilitySoldWh: next(8),
      utilityBoughtWh: next(9),
      catchUpImportWh: next(10),
      catchUpExportWh: next(11),
    },
    catchUp: { earnedMicro: next(12), paidMicro: next(13) },
    moneyMicro: reader.i128(),
  };
}

export function encodeBankResults(results: BankResults): Uint8Array {
  const writer = new PackedWriter();
  for (const { index, reason, energy, catchUp: late, moneyMicro } of results) {
    const values = [...energies.map((name) => energy[name]), ...catchUp.map((name) => late[name])];
    const mask = values.reduce((bits, value, bit) => (value === 0n ? bits : bits | (1 << bit)), 0);
    writer
      .u8(index)
      .u8(reasonCodes.indexOf(reason))
      .u8(mask >> 8)
      .u8(mask & 0xff);
    for (const value of values) if (value !== 0n) writer.u64(value);
    writer.i128(moneyMicro);
  }
  return writer.finish();
}
