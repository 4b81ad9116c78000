import type { Reading } from "../reading/reading.ts";

export type ReadingState = "pending" | "in_flight" | "final" | "set_aside";

/** The columns of a reading as SQLite gives them. */
export interface ReadingRow {
  meter_id: number;
  slot: number;
  import_total_wh: string;
  export_total_wh: string;
  flags: number;
  signature: Uint8Array;
  record: Uint8Array | null;
  state: ReadingState;
  decided_at_ms: number | null;
}

export interface MeterRow {
  meter_id: number;
  contiguous_slot: number;
  highest_slot: number;
  held_until_ms: number | null;
  final_slot: number | null;
  acked_slot: number | null;
  final_import_wh: string | null;
  final_export_wh: string | null;
}

export const READING_COLUMNS =
  "r.meter_id, r.slot, r.import_total_wh, r.export_total_wh, r.flags, r.signature, r.record, r.state, r.decided_at_ms";

export function readingOf(row: ReadingRow): Reading {
  return {
    meterId: row.meter_id,
    slot: row.slot,
    importTotalWh: BigInt(row.import_total_wh),
    exportTotalWh: BigInt(row.export_total_wh),
    flags: row.flags,
    signature: row.signature,
    ...(row.record !== null && { record: row.record }),
  };
}
