import { ROW_SECONDS } from "./profile.ts";

const NANO_WH = 1_000_000_000n;
/** Rows of a profile in an hour: energy is counted in parts of 1/4 nWh, so that W for a quarter of an hour stay whole. */
const PER_HOUR = BigInt(3600 / ROW_SECONDS);
const PARTS_PER_WH = NANO_WH * PER_HOUR;

/** Energy too small to move a register yet, in 1/4 nWh. */
export interface Remainder {
  importParts: bigint;
  exportParts: bigint;
  loadParts: bigint;
  pvParts: bigint;
}

export const noRemainder: Remainder = { importParts: 0n, exportParts: 0n, loadParts: 0n, pvParts: 0n };

/** One row of a household: mean powers over a quarter of an hour. */
export interface HouseholdRow {
  loadNanoW: bigint;
  pvNanoW: bigint;
}

/** What a quarter of an hour adds, in whole Wh. Import and export are at the meter: load net of PV. */
export interface MeteredEnergy {
  importWh: bigint;
  exportWh: bigint;
  /** What the household used, seen behind the meter. */
  loadWh: bigint;
  /** What its panels made, seen behind the meter. */
  pvWh: bigint;
}

/** Counts one row. What does not make a whole Wh is carried to the next row, so that none is ever lost. */
export function meterRow(row: HouseholdRow, carried: Remainder): { energy: MeteredEnergy; remainder: Remainder } {
  const net = row.loadNanoW - row.pvNanoW;
  const parts: Remainder = {
    importParts: carried.importParts + (net > 0n ? net : 0n),
    exportParts: carried.exportParts + (net < 0n ? -net : 0n),
    loadParts: carried.loadParts + row.loadNanoW,
    pvParts: carried.pvParts + row.pvNanoW,
  };
  return {
    energy: {
      importWh: parts.importParts / PARTS_PER_WH,
      exportWh: parts.exportParts / PARTS_PER_WH,
      loadWh: parts.loadParts / PARTS_PER_WH,
      pvWh: parts.pvParts / PARTS_PER_WH,
    },
    remainder: {
      importParts: parts.importParts % PARTS_PER_WH,
      exportParts: parts.exportParts % PARTS_PER_WH,
      loadParts: parts.loadParts % PARTS_PER_WH,
      pvParts: parts.pvParts % PARTS_PER_WH,
    },
  };
}

/** Power of a PV system of `peakW` when its profile says `perUnitNano`. */
export const pvNanoW = (perUnitNano: bigint, peakW: number): bigint => perUnitNano * BigInt(peakW);
