import { parseJsonText, textAt, valueAt } from "../source/formats/json.ts";
import { RejectedError } from "../source/rejection.ts";

// Open Charge Metering Format 1.4, "JSON based OCMF Format": OCMF|<payload>|<signature>, and no other |.

/** Curves whose signatures are verified here. */
export const ocmfCurves = ["secp256r1", "secp256k1"] as const;
export type OcmfCurve = (typeof ocmfCurves)[number];

/** What a record says that it is, before anybody believes it. */
export interface OcmfRecord {
  /** The exact bytes that were signed. */
  readonly payload: Uint8Array;
  /** As the record names it. */
  readonly curve: string;
  /** Of the hash of the signature. */
  readonly hash: string;
  readonly signature: Uint8Array;
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

const BAR = 0x7c;
const DEFAULT_ALGORITHM = "ECDSA-secp256r1-SHA256";
const MOST_RECORD_BYTES = 262_144;

/** Parses a record; leaves the payload as it is. Throws `MalformedRecordError`. */
export function parseRecord(bytes: Uint8Array): OcmfRecord {
  if (bytes.length > MOST_RECORD_BYTES)
    throw new MalformedRecordError(`${bytes.length} bytes, at most ${MOST_RECORD_BYTES}`);
  const [first, last] = [bytes.indexOf(BAR), bytes.lastIndexOf(BAR)];
  if (Buffer.from(bytes.subarray(0, Math.max(first, 0))).toString("latin1") !== "OCMF" || first === last)
    throw new MalformedRecordError("is not OCMF|<payload>|<signature>");
  const payload = bytes.subarray(first + 1, last);
  if (payload.includes(BAR)) throw new MalformedRecordError("has a | in its payload");
  const said = jsonOf(payload, "payload");
  const signature = jsonOf(bytes.subarray(last + 1), "signature");
  const [, curve, hash] = /^ECDSA-(.+)-(SHA\d+)$/.exec(optional(signature, "SA", DEFAULT_ALGORITHM)) ?? [];
  if (curve === undefined || hash === undefined)
    throw new MalformedRecordError(`has the signature algorithm ${optional(signature, "SA", "")}`);
  return {
    payload,
    curve,
    hash,
    signature: signatureOf(signature),
    device: [optional(said, "GS", ""), optional(said, "MS", "")].join("/"),
    page: optional(said, "PG", ""),
    readings: readingsOf(said),
  };
}

function jsonOf(bytes: Uint8Array, part: string): unknown {
  try {
    return parseJsonText(bytes);
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    throw new MalformedRecordError(`${part}: ${error.message}`, { cause: error });
  }
}

function optional(said: unknown, key: string, otherwise: string): string {
  try {
    return valueAt(said, [key]) === undefined ? otherwise : textAt(said, [key]);
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    throw new MalformedRecordError(error.message, { cause: error });
  }
}

/** Hex or base64, as the record says or as its characters tell. */
function signatureOf(said: unknown): Uint8Array {
  const text = optional(said, "SD", "");
  const encoding = optional(said, "SE", "hex");
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(text);
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  if (encoding === "hex" && isHex) return Buffer.from(text, "hex");
  // Some that write base64 do not say so.
  if (isBase64 && (encoding === "base64" || !isHex)) return Buffer.from(text, "base64");
  throw new MalformedRecordError(`has no signature in ${encoding}`);
}

/** `TM`, `RI` and the like stand in the first reading, and in a later one where they change. */
function readingsOf(said: unknown): OcmfReading[] {
  const list = valueAt(said, ["RD"]);
  if (list !== undefined && !Array.isArray(list)) throw new MalformedRecordError("RD is no list");
  const readings: OcmfReading[] = [];
  for (const one of list ?? []) {
    const before = readings.at(-1);
    readings.push({
      time: optional(one, "TM", before?.time ?? ""),
      value: optional(one, "RV", before?.value ?? "").trim(),
      unit: optional(one, "RU", before?.unit ?? ""),
      obis: optional(one, "RI", before?.obis ?? ""),
      status: optional(one, "ST", before?.status ?? ""),
      errors: optional(one, "EF", ""),
    });
  }
  return readings;
}
