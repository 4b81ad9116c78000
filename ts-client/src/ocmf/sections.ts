import { OcmfError } from "../errors/ocmf.ts";
import { type OcmfLimits, type OcmfObject, parseOcmfObject } from "./json.ts";

/** Of a record that metering reads; one of a charging station has some hundreds of bytes. */
export const ocmfLimits: OcmfLimits = { bytes: 4_096, depth: 6, members: 64 };

const HEADER = new TextEncoder().encode("OCMF|");
const BAR = 0x7c;

/** `OCMF|<payload>|<signature>`, and no other `|` (Open Charge Metering Format 1.4, SAFE e.V.). */
export interface OcmfSections {
  /** The exact bytes between the bars, of which SHA-256 was signed. */
  readonly signed: Uint8Array;
  readonly payload: OcmfObject;
  readonly section: OcmfObject;
}

/** Takes a record apart, which is all of `bytes`. Throws `OcmfError`. */
export function splitOcmf(bytes: Uint8Array, limits = ocmfLimits): OcmfSections {
  if (bytes.length > limits.bytes) throw new OcmfError("oversized", `${bytes.length} bytes, at most ${limits.bytes}`);
  const isHeader = HEADER.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  if (!isHeader) throw new OcmfError("no_record", "is not OCMF|<payload>|<signature>");
  const first = HEADER.length - 1;
  const second = bytes.indexOf(BAR, first + 1);
  if (second < 0) throw new OcmfError("truncated", `ends at byte ${bytes.length}, where more is wanted`);
  const another = bytes.indexOf(BAR, second + 1);
  if (another >= 0) throw new OcmfError("malformed", `byte ${another}: no other | is wanted`);
  const signed = bytes.subarray(first + 1, second);
  const payload = parseOcmfObject(signed, first + 1, limits);
  return { signed, payload, section: parseOcmfObject(bytes.subarray(second + 1), second + 1, limits) };
}
