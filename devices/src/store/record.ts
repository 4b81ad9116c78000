import { crc32 } from "node:zlib";
import type { SignedReading, SignedRestart } from "../reading/signed.ts";

/** A line of a meter's log. */
export type Record =
  | { kind: "reading"; reading: SignedReading; carry?: unknown }
  | { kind: "restart"; restart: SignedRestart }
  | { kind: "ack"; slot: number }
  /** Readings of `slots`, which a clock that was ahead had signed: nobody gets them any more, and nobody signs their slots again. All are after `slot`. */
  | { kind: "void"; slot: number; slots: number[] }
  /** Slots before `slot` are left out: after damage nobody knows which of them were signed. */
  | { kind: "begin"; slot: number };

/** Whose log it is: stands in every checksum, so that no line of another meter or chain passes. */
export interface Identity {
  /** `chainTag` of the chain. */
  readonly tag: Uint8Array;
  readonly meterId: number;
}

const CHECKSUM_DIGITS = 8;
/** A reading takes some 250 bytes, and what its source carries on some more; a charging station's record is 4096 bytes at most. */
export const MOST_LINE_BYTES = 8_192;

/** `<CRC-32 in hex> <JSON>`, without the end of the line. */
export function writeRecord(identity: Identity, record: Record): string {
  const json = JSON.stringify(toJson(record));
  return `${checksum(identity, json)} ${json}`;
}

/** `undefined` for a line that is not as it was written. */
export function readRecord(identity: Identity, line: string): Record | undefined {
  const json = line.slice(CHECKSUM_DIGITS + 1);
  if (line.slice(0, CHECKSUM_DIGITS + 1) !== `${checksum(identity, json)} `) return undefined;
  return fromJson(identity.meterId, JSON.parse(json));
}

function checksum({ tag, meterId }: Identity, json: string): string {
  const seed = crc32(`${Buffer.from(tag).toString("hex")} ${meterId}`);
  return crc32(json, seed).toString(16).padStart(CHECKSUM_DIGITS, "0");
}

interface Registers {
  slot: number;
  import_total_wh: string;
  export_total_wh: string;
  signature: string;
}

type Line =
  | (Registers & { kind: "reading"; flags: number; record?: string; carry?: unknown })
  | (Registers & { kind: "restart" })
  | { kind: "ack"; slot: number }
  | { kind: "void"; slot: number; slots: number[] }
  | { kind: "begin"; slot: number };

function toJson(record: Record): Line {
  switch (record.kind) {
    case "ack":
    case "void":
    case "begin":
      return record;
    case "restart":
      return { kind: "restart", ...registersOf(record.restart) };
    case "reading": {
      const { reading, carry } = record;
      const { flags, record: ocmf } = reading;
      return {
        kind: "reading",
        ...registersOf(reading),
        flags,
        ...(ocmf !== undefined && { record: Buffer.from(ocmf).toString("base64") }),
        ...(carry !== undefined && { carry }),
      };
    }
  }
}

const registersOf = ({ slot, importTotalWh, exportTotalWh, signature }: SignedRestart): Registers => ({
  slot,
  import_total_wh: String(importTotalWh),
  export_total_wh: String(exportTotalWh),
  signature: Buffer.from(signature).toString("base64"),
});

function fromJson(meterId: number, line: Line): Record {
  if (line.kind === "ack" || line.kind === "void" || line.kind === "begin") return line;
  const signed = {
    meterId,
    slot: line.slot,
    importTotalWh: BigInt(line.import_total_wh),
    exportTotalWh: BigInt(line.export_total_wh),
    signature: new Uint8Array(Buffer.from(line.signature, "base64")),
  };
  if (line.kind === "restart") return { kind: "restart", restart: signed };
  const { carry, flags, record } = line;
  const ocmf = record === undefined ? {} : { record: new Uint8Array(Buffer.from(record, "base64")) };
  return { kind: "reading", reading: { ...signed, flags, ...ocmf }, ...(carry !== undefined && { carry }) };
}
