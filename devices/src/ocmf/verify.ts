import { createHash } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { hasSignedOcmf, isOcmfCurve, type OcmfCurve, ocmfSignature } from "@wattmesh/client";
import type { Contained } from "./container.ts";
import { KeyFormatError, type OcmfKey, readPublicKey } from "./publicKey.ts";
import { MalformedRecordError, type OcmfRecord, orMalformed, parseRecord } from "./record.ts";

/** Why a record is not valid. */
export type OcmfFault =
  /** Whole, but signed by a key that is not the one that was named. */
  | "wrong_key"
  /** The key is that of the device, and these are not the bytes that it signed. */
  | "altered"
  /** One of both: a record that stands alone does not tell which. */
  | "altered_or_wrong_key"
  | "malformed"
  | "unknown_curve"
  | "no_key";

export interface OcmfVerdict {
  /** Why it is not valid; nothing when it is. */
  readonly fault?: OcmfFault;
  readonly detail: string;
  readonly record?: OcmfRecord;
}

const curves = { secp256r1: p256, secp256k1 } as const;

interface Examined {
  readonly record: OcmfRecord & { readonly curve: OcmfCurve };
  /** `r | s`. */
  readonly signature: Uint8Array;
  /** The key in the file. */
  readonly named: OcmfKey | undefined;
  /** Keys that somebody trusts, or else the one in the file. */
  readonly wanted: readonly OcmfKey[];
}

/**
 * Verifies records together, for they tell of each other: two that the same unknown key signed are whole, and where a key has signed one record of a
 * device, another that it has not signed was altered.
 *
 * `trusted` are keys that somebody knows to be the devices'; without any, a file's own are taken, which says that its records are whole, not whose.
 */
export function verifyRecords(contained: readonly Contained[], trusted: readonly string[]): OcmfVerdict[] {
  const examined = contained.map((one): Examined | OcmfVerdict => examine(one, trusted));
  const whole = examined.filter((one): one is Examined => "named" in one);
  return examined.map((one) => ("named" in one ? verdictOf(one, whole) : one));
}

function examine({ bytes, publicKey }: Contained, trusted: readonly string[]): Examined | OcmfVerdict {
  let record: OcmfRecord | undefined;
  try {
    record = parseRecord(bytes);
    const { curve, hash, section } = record;
    if (!isOcmfCurve(curve) || hash !== "SHA256")
      return { fault: "unknown_curve", detail: `${curve} with ${hash} is not verified here`, record };
    const signature = orMalformed(() => ocmfSignature(section, curve));
    const named = publicKey === undefined ? undefined : readPublicKey(publicKey, curve);
    const wanted =
      trusted.length > 0 ? trusted.map((key) => readPublicKey(key, curve)) : named === undefined ? [] : [named];
    if (wanted.length === 0)
      return { fault: "no_key", detail: "there is no public key for it; name it by --key", record };
    return { record: { ...record, curve }, signature, named, wanted };
  } catch (error) {
    if (!(error instanceof MalformedRecordError) && !(error instanceof KeyFormatError)) throw error;
    return { fault: "malformed", detail: error.message, ...(record !== undefined && { record }) };
  }
}

function verdictOf(one: Examined, all: readonly Examined[]): OcmfVerdict {
  const { record, wanted, named } = one;
  const signer = wanted.find((key) => hasSigned(key, one));
  if (signer !== undefined) return { detail: `signed by ${shownKey(signer)}`, record };
  const fault = (fault: OcmfFault, detail: string): OcmfVerdict => ({ fault, detail, record });
  const other = wanted.find(({ curve }) => curve !== record.curve);
  if (other !== undefined && wanted.every(({ curve }) => curve !== record.curve))
    return fault("wrong_key", `the key is of ${other.curve}, the signature of ${record.curve}`);
  if (named !== undefined && hasSigned(named, one))
    return fault(
      "wrong_key",
      `signed by ${shownKey(named)}, the key in the file, which is none of those that were named`,
    );
  const siblings = all.filter(
    ({ record: its }) => its !== record && its.device === record.device && its.curve === record.curve,
  );
  const common =
    siblings.length === 0
      ? undefined
      : recovered(one).find((key) => siblings.some((its) => recovered(its).includes(key)));
  if (common !== undefined) return fault("wrong_key", `signed by ${common}, as another record of the device is`);
  if (siblings.some((its) => wanted.some((key) => hasSigned(key, its))))
    return fault("altered", "the key has signed another record of the device, and not these bytes");
  if (named !== undefined && !wanted.includes(named))
    return fault("altered", "neither the key in the file has signed these bytes, nor one that was named");
  return fault(
    "altered_or_wrong_key",
    "the key has not signed these bytes; another record of the device tells which of both is wrong",
  );
}

function hasSigned({ curve, point }: OcmfKey, { record, signature }: Examined): boolean {
  const { payload } = record;
  return (
    point !== undefined &&
    curve === record.curve &&
    hasSignedOcmf({ signed: payload, curve: record.curve, signature }, point)
  );
}

/** All keys that may have made the signature over these bytes, compressed, in hex. */
function recovered({ record, signature }: Examined): string[] {
  const { Signature } = curves[record.curve];
  const digest = createHash("sha256").update(record.payload).digest();
  return [0, 1, 2, 3].flatMap((bit) => {
    try {
      return Signature.fromBytes(signature, "compact").addRecoveryBit(bit).recoverPublicKey(digest).toHex(true);
    } catch {
      return [];
    }
  });
}

function shownKey({ curve, point }: OcmfKey): string {
  return isOcmfCurve(curve) && point !== undefined
    ? `${curve} ${curves[curve].Point.fromBytes(point).toHex(true)}`
    : curve;
}
