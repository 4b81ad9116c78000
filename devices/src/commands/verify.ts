import { readFileSync, statSync } from "node:fs";
import { MOST_FILE_BYTES, recordsIn } from "../ocmf/container.ts";
import { MalformedRecordError, type OcmfReading } from "../ocmf/record.ts";
import { type OcmfFault, verifyRecords } from "../ocmf/verify.ts";

/** What became of a record. */
export interface VerifiedRecord {
  readonly file: string;
  /** Its place in the file, from 1; 0 for the file itself. */
  readonly number: number;
  readonly valid: boolean;
  readonly fault?: OcmfFault | "unreadable";
  readonly detail: string;
  readonly device?: string;
  readonly page?: string;
  readonly readings?: readonly OcmfReading[];
}

/** Verifies every OCMF record in files, also inside the XML of transparency software. `keys` are public keys, or files with one. */
export function verifyFiles(files: readonly string[], keys: readonly string[]): VerifiedRecord[] {
  const trusted = keys.map(keyOf);
  return files.flatMap((file) => {
    const failed = (fault: VerifiedRecord["fault"] & string, error: unknown): VerifiedRecord[] => [
      { file, number: 0, valid: false, fault, detail: (error as Error).message },
    ];
    try {
      if (statSync(file).size > MOST_FILE_BYTES)
        throw new MalformedRecordError(`at most ${MOST_FILE_BYTES} bytes are read`);
      return verifyRecords(recordsIn(readFileSync(file)), trusted).map(({ fault, detail, record }, at) => ({
        file,
        number: at + 1,
        valid: fault === undefined,
        ...(fault !== undefined && { fault }),
        detail,
        ...(record !== undefined && { device: record.device, page: record.page, readings: record.readings }),
      }));
    } catch (error) {
      return failed(error instanceof MalformedRecordError ? "malformed" : "unreadable", error);
    }
  });
}

function keyOf(key: string): string {
  try {
    return readFileSync(key, "utf8");
  } catch {
    return key;
  }
}

/** A record in lines: what it is worth, then its registers, of which those that are of no use are marked. */
export function describeVerified({ file, number, fault, detail, page, readings = [] }: VerifiedRecord): string {
  const place = number === 0 ? file : `${file} #${number}${page ? ` ${page}` : ""}`;
  const head = `${fault === undefined ? "valid" : fault.toUpperCase()}  ${place}: ${detail}`;
  const lines = readings.map(({ time, obis, value, unit, status, errors }) => {
    const isUsable = status === "G" && !/[Et]/.test(errors);
    return `       ${obis} ${value} ${unit}  ${time}${isUsable ? "" : `  not to be used: status ${status || "none"}, errors ${errors || "none"}`}`;
  });
  return [head, ...lines].join("\n");
}
