import { OcmfError, ocmfSlot, readingFlags, readOcmf } from "@wattmesh/client";
import type { SignedReading } from "../reading/signed.ts";
import { RejectedError } from "../source/rejection.ts";

export interface SlotRecordOptions {
  readonly meterId: number;
  readonly serial: string;
  readonly slotSeconds: number;
  readonly maxClockSkewSeconds: number;
}

/** A record as the reading that metering makes of it; `undefined` when it is of no slot's end, as most of a transaction are. Throws `RejectedError`. */
export function slotRecord(record: Uint8Array, options: SlotRecordOptions): SignedReading | undefined {
  const { meterId, serial, slotSeconds, maxClockSkewSeconds } = options;
  const said = readOrReject(record);
  const { time, importTotalWh, exportTotalWh } = said.registers;
  if (said.serial !== serial)
    throw new RejectedError("record_refused", "MS", said.serial, `other_meter: ${serial} is wanted`);
  if (importTotalWh === undefined)
    throw new RejectedError("record_refused", "RI", said.page, "no_import: 1.8.0 is wanted");
  const slot = ocmfSlot(time.unixMs, slotSeconds, maxClockSkewSeconds);
  if (slot === undefined) return undefined;
  return {
    meterId,
    slot,
    importTotalWh,
    exportTotalWh: exportTotalWh ?? 0n,
    flags: time.isSynchronised ? 0 : readingFlags.clockUnsynchronised,
    signature: said.signature,
    record,
  };
}

function readOrReject(record: Uint8Array) {
  try {
    return readOcmf(record);
  } catch (error) {
    if (!(error instanceof OcmfError)) throw error;
    throw new RejectedError(
      "record_refused",
      "OCMF",
      Buffer.from(record).toString(),
      `${error.fault}: ${error.message}`,
    );
  }
}
