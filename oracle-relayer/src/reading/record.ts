import { OcmfError, ocmfSlot, readingFlags, readOcmf } from "@wattmesh/client";
import { type Reading, U32_MAX } from "./reading.ts";
import type { Rejection } from "./rejection.ts";

export interface RecordOptions {
  readonly slotSeconds: number;
  /** How far from a slot's end a record's time may be: metering's `max_clock_skew_seconds`. */
  readonly maxClockSkewSeconds: number;
}

/**
 * Makes of a charging station's record the reading that metering makes of it (docs/spec/ocmf.md), or says why it makes none. Whether the meter's key signed it
 * is checked before it is sent.
 */
export function parseRecord(payload: Uint8Array, options: RecordOptions): Omit<Reading, "meterId"> | Rejection {
  try {
    const { registers, signature } = readOcmf(payload);
    const { time, importTotalWh, exportTotalWh } = registers;
    if (importTotalWh === undefined) return refused("no_import", "1.8.0 is not there");
    const slot = ocmfSlot(time.unixMs, options.slotSeconds, options.maxClockSkewSeconds);
    if (slot === undefined || slot > U32_MAX)
      return refused("not_at_slot_end", `no slot ends at ${new Date(time.unixMs).toISOString()}`);
    return {
      slot,
      importTotalWh,
      exportTotalWh: exportTotalWh ?? 0n,
      flags: time.isSynchronised ? 0 : readingFlags.clockUnsynchronised,
      signature,
      record: payload,
    };
  } catch (error) {
    if (!(error instanceof OcmfError)) throw error;
    return refused(error.fault, error.message);
  }
}

const refused = (fault: string, detail: string): Rejection => ({
  reason: "record_refused",
  detail: `${fault}: ${detail}`,
});
