import { PackedBytesError } from "../errors/packed.ts";
import { PackedReader, PackedWriter } from "./packed.ts";

/** What became of a reading, in order of the packed codes. */
export const verdicts = [
  "accepted",
  "baseline",
  "catch_up",
  "duplicate",
  "superseded",
  "conflict",
  "bad_signature",
  "unknown_meter",
  "suspended",
  "went_back",
  "implausible",
  "future",
  "stale_baseline",
  "register_too_large",
  "before_approval",
  "decommissioned",
  "too_soon",
  "quarantined",
] as const;

export type Verdict = (typeof verdicts)[number];

/** Whether the reading's energy is in the registers, now or already before: a meter may forget it. */
export const isFinalVerdict = (verdict: Verdict): boolean =>
  verdicts.indexOf(verdict) <= verdicts.indexOf("superseded") || verdict === "quarantined";

export interface PackedVerdict {
  /** Place within the bank. */
  index: number;
  verdict: Verdict;
  flags: number;
  importTotalWh: bigint;
  exportTotalWh: bigint;
}

export type Verdicts = PackedVerdict[];

/** Reads `(index u8 | verdict u8 | flags u8 | import_total_wh varint | export_total_wh varint)*`. */
export function decodeVerdicts(bytes: Uint8Array): Verdicts {
  const reader = new PackedReader(bytes);
  const decoded: Verdicts = [];
  while (!reader.isEmpty) {
    const index = reader.u8();
    const at = reader.at;
    const code = reader.u8();
    const verdict = verdicts[code];
    if (verdict === undefined) throw new PackedBytesError(`unexpected verdict ${code}`, at);
    decoded.push({
      index,
      verdict,
      flags: reader.u8(),
      importTotalWh: reader.u64(),
      exportTotalWh: reader.u64(),
    });
  }
  return decoded;
}

export function encodeVerdicts(entries: Verdicts): Uint8Array {
  const writer = new PackedWriter();
  for (const entry of entries) {
    writer.u8(entry.index).u8(verdicts.indexOf(entry.verdict)).u8(entry.flags);
    writer.u64(entry.importTotalWh).u64(entry.exportTotalWh);
  }
  return writer.finish();
}
