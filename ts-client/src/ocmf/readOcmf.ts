import { OcmfError } from "../errors/ocmf.ts";
import { type OcmfObject, optionalText } from "./json.ts";
import { type OcmfRegisters, readRegisters } from "./registers.ts";
import { splitOcmf } from "./sections.ts";
import { shownText } from "./shown.ts";
import { type OcmfCurve, ocmfSignature, verifiedCurve } from "./signature.ts";

const U64_MAX = 2n ** 64n - 1n;

/** What a charging station's record says, before anybody believes it. */
export interface OcmfStatement {
  /** The exact bytes between the bars, of which SHA-256 was signed. */
  readonly signed: Uint8Array;
  readonly curve: OcmfCurve;
  /** `r | s` of 64 bytes, with whichever `s` it has. */
  readonly signature: Uint8Array;
  /** `T` or `F` and a number: its place among those of the same signing component. */
  readonly page: string;
  /** `MS`, or `GS` where there is no `MS`: as the registry has the meter's serial. */
  readonly serial: string;
  /** Those of the last reading's time, which count. */
  readonly registers: OcmfRegisters;
}

/** Reads a record as metering does (docs/spec/ocmf.md); whether the signature holds, {@link hasSignedOcmf} says. Throws `OcmfError`. */
export function readOcmf(bytes: Uint8Array): OcmfStatement {
  const { signed, payload, section } = splitOcmf(bytes);
  checkVersion(optionalText(payload, "FV"));
  const page = pageOf(there(payload, "PG"));
  const serial = optionalText(payload, "MS") ?? optionalText(payload, "GS");
  if (serial === undefined) throw new OcmfError("missing", "MS is not there");
  const curve = verifiedCurve(section);
  const signature = ocmfSignature(section, curve);
  return { signed, curve, signature, page, serial, registers: readRegisters(payload, page) };
}

/**
 * The slot that ended at a time, by clocks that may differ by `maxClockSkewSeconds` and by less than half a slot; `undefined` when none did. As metering reckons
 * it, whose config has both numbers.
 */
export function ocmfSlot(unixMs: number, slotSeconds: number, maxClockSkewSeconds: number): number | undefined {
  const slotMs = slotSeconds * 1_000;
  const toleranceMs = Math.min(maxClockSkewSeconds * 1_000, Math.floor((slotMs - 1) / 2));
  const ended = Math.floor((unixMs + toleranceMs) / slotMs);
  return ended > 0 && Math.abs(unixMs - ended * slotMs) <= toleranceMs ? ended - 1 : undefined;
}

/** A record of another major version may mean something else. */
function checkVersion(version: string | undefined): void {
  if (version === undefined || /^[01](?:\.|$)/.test(version)) return;
  throw new OcmfError("unknown_version", `format version ${shownText(version)}`);
}

function pageOf(page: string): string {
  const [, digits] = /^[TF](0|[1-9][0-9]{0,19})$/.exec(page) ?? [];
  if (digits === undefined || BigInt(digits) > U64_MAX)
    throw new OcmfError("bad_page", `page ${shownText(page)}: T or F and a number are wanted`);
  return page;
}

function there(payload: OcmfObject, key: string): string {
  const text = optionalText(payload, key);
  if (text === undefined) throw new OcmfError("missing", `${key} is not there`);
  return text;
}
