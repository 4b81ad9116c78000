import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { OcmfError } from "../errors/ocmf.ts";
import { type OcmfObject, optionalText } from "./json.ts";
import { shownText } from "./shown.ts";

/** Curves whose signatures are verified. */
export const ocmfCurves = ["secp256r1", "secp256k1"] as const;
export type OcmfCurve = (typeof ocmfCurves)[number];

const curves = { secp256r1: p256, secp256k1 } as const;

const DEFAULT_ALGORITHM = "ECDSA-secp256r1-SHA256";

/** The curve and hash that a signature section names. Throws `OcmfError`. */
export function ocmfAlgorithm(section: OcmfObject): { curve: string; hash: string } {
  const algorithm = optionalText(section, "SA") ?? DEFAULT_ALGORITHM;
  const [, curve, hash] = /^ECDSA-(.*)-([^-]*)$/s.exec(algorithm) ?? [];
  if (curve === undefined || hash === undefined)
    throw new OcmfError("unknown_algorithm", `signature algorithm ${shownText(algorithm)}`);
  return { curve, hash };
}

export const isOcmfCurve = (curve: string): curve is OcmfCurve => (ocmfCurves as readonly string[]).includes(curve);

/** The curve of a section whose signature can be verified. Throws `OcmfError`. */
export function verifiedCurve(section: OcmfObject): OcmfCurve {
  const { curve, hash } = ocmfAlgorithm(section);
  if (hash !== "SHA256") throw new OcmfError("unknown_hash", `hash ${shownText(hash)}: SHA256 is wanted`);
  if (!isOcmfCurve(curve))
    throw new OcmfError("unknown_curve", `curve ${shownText(curve)}: secp256r1 or secp256k1 is wanted`);
  return curve;
}

/** `r | s` of 64 bytes, with whichever `s` it has, from DER or itself, in hex or base64. Throws `OcmfError`. */
export function ocmfSignature(section: OcmfObject, curve: OcmfCurve): Uint8Array {
  const data = optionalText(section, "SD");
  if (data === undefined) throw new OcmfError("missing", "SD is not there");
  const bytes = decoded(data, optionalText(section, "SE") ?? "hex");
  const { Signature } = curves[curve];
  for (const format of ["der", "compact"] as const) {
    try {
      return Signature.fromBytes(bytes, format).toBytes("compact");
    } catch {
      // It may be of the other form.
    }
  }
  throw new OcmfError("bad_signature", `a signature of ${bytes.length} bytes, neither DER nor r and s`);
}

/** Some that write base64 do not say so. */
function decoded(data: string, encoding: string): Uint8Array {
  if (encoding === "hex" && /^(?:[0-9a-f]{2})+$/i.test(data)) return Uint8Array.from(pairs(data), fromHex);
  if ((encoding === "hex" || encoding === "base64") && /^[A-Za-z0-9+/]+={0,2}$/.test(data) && canBeBase64(data))
    return Uint8Array.from(atob(data.replaceAll("=", "")), (char) => char.charCodeAt(0));
  throw new OcmfError("bad_encoding", `no signature in encoding ${shownText(encoding)}`);
}

const pairs = (hex: string): string[] => hex.match(/../g) ?? [];
const fromHex = (pair: string): number => Number.parseInt(pair, 16);
/** No number of bytes has one character more than whole groups of four. */
const canBeBase64 = (data: string): boolean => data.replaceAll("=", "").length % 4 !== 1;

/** Whether the key (SEC1, compressed or not) has signed these bytes; either value of `s` is good. */
export function hasSignedOcmf(
  {
    signed,
    curve,
    signature,
  }: { readonly signed: Uint8Array; readonly curve: OcmfCurve; readonly signature: Uint8Array },
  publicKey: Uint8Array,
): boolean {
  try {
    return curves[curve].verify(signature, signed, publicKey, { lowS: false });
  } catch {
    // What is no point of the curve has signed nothing.
    return false;
  }
}
