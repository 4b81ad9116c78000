import {
  isOcmfObject,
  NumberText,
  OcmfError,
  type OcmfObject,
  ocmfAlgorithm,
  ocmfMember,
  splitOcmf,
} from "@wattmesh/client";

/** What a record says that it is, before anybody believes it: also of one that metering would not take. */
export interface OcmfRecord {
  /** The exact bytes that were signed. */
  readonly payload: Uint8Array;
  /** As the record names it. */
  readonly curve: string;
  /** Of the hash of the signature. */
  readonly hash: string;
  readonly section: OcmfObject;
  /** Whose it is: the serial numbers of gateway and meter, as far as it says them. */
  readonly device: string;
  /** Its page, which counts on with each record. */
  readonly page: string;
  readonly readings: OcmfReading[];
}

/** A register as the record has it, word for word. */
export interface OcmfReading {
  readonly time: string;
  readonly value: string;
  readonly unit: string;
  readonly obis: string;
  /** Of the meter: G is good. */
  readonly status: string;
  /** E: the energy cannot be used, t: the time. */
  readonly errors: string;
}

/** The record is not of its form. */
export class MalformedRecordError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "MalformedRecordError";
  }
}

/** More than metering reads: whoever verifies wants to know of any record. */
const LIMITS = { bytes: 262_144, depth: 100, members: 10_000 };

/** Parses a record; leaves the payload as it is. Throws `MalformedRecordError`. */
export function parseRecord(bytes: Uint8Array): OcmfRecord {
  return orMalformed(() => {
    const { signed, payload, section } = splitOcmf(bytes, LIMITS);
    return {
      payload: signed,
      ...ocmfAlgorithm(section),
      section,
      device: [textAt(payload, "GS", ""), textAt(payload, "MS", "")].join("/"),
      page: textAt(payload, "PG", ""),
      readings: readingsOf(payload),
    };
  });
}

/** What the record's reader refuses is malformed here, for whoever verifies. */
export function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OcmfError)) throw error;
    throw new MalformedRecordError(error.message, { cause: error });
  }
}

/** A text or a number as it is written. */
function textAt(said: OcmfObject, key: string, otherwise: string): string {
  const value = ocmfMember(said, key);
  if (value === undefined) return otherwise;
  if (value instanceof NumberText) return value.text;
  if (typeof value === "string") return value;
  throw new MalformedRecordError(`has neither a text nor a number as ${key}`);
}

/** `TM`, `RI` and the like stand in the first reading, and in a later one where they change. */
function readingsOf(said: OcmfObject): OcmfReading[] {
  const list = ocmfMember(said, "RD");
  if (list !== undefined && !Array.isArray(list)) throw new MalformedRecordError("RD is no list");
  const readings: OcmfReading[] = [];
  for (const one of (list ?? []) as unknown[]) {
    if (!isOcmfObject(one)) throw new MalformedRecordError("RD has what is no reading");
    const before = readings.at(-1);
    readings.push({
      time: textAt(one, "TM", before?.time ?? ""),
      value: textAt(one, "RV", before?.value ?? "").trim(),
      unit: textAt(one, "RU", before?.unit ?? ""),
      obis: textAt(one, "RI", before?.obis ?? ""),
      status: textAt(one, "ST", before?.status ?? ""),
      errors: textAt(one, "EF", ""),
    });
  }
  return readings;
}
