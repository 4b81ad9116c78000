import { createPublicKey, type KeyObject } from "node:crypto";
import type { OcmfCurve } from "@wattmesh/client";

/** A public key and its curve, as far as the curve is one that is verified here. */
export interface OcmfKey {
  readonly curve: string;
  /** SEC1, uncompressed or compressed; of other curves nothing. */
  readonly point: Uint8Array | undefined;
}

/** The key is in no form that is known. */
export class KeyFormatError extends Error {
  constructor(text: string) {
    const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    super(
      `"${short}" is no public key: PEM, or SubjectPublicKeyInfo or a point of a curve, in hex or base64, is wanted`,
    );
    this.name = "KeyFormatError";
  }
}

/** OpenSSL's names. */
const curveNames: Record<string, OcmfCurve> = { prime256v1: "secp256r1", secp256k1: "secp256k1" };

/** Reads PEM, or SubjectPublicKeyInfo or a bare point in hex or base64. Of a bare point the record says the curve. Throws `KeyFormatError`. */
export function readPublicKey(text: string, curveOfRecord: string): OcmfKey {
  const plain = text.trim();
  if (plain.startsWith("-----BEGIN")) return fromSpki(() => createPublicKey(plain), text);
  const bytes = bytesOf(plain.replaceAll(/\s/g, ""), text);
  const isPoint = [33, 65].includes(bytes.length) && [2, 3, 4].includes(bytes[0] ?? 0);
  if (isPoint) return { curve: curveOfRecord, point: bytes };
  return fromSpki(() => createPublicKey({ key: bytes, format: "der", type: "spki" }), text);
}

function bytesOf(plain: string, text: string): Buffer {
  if (/^(?:[0-9a-f]{2})+$/i.test(plain)) return Buffer.from(plain, "hex");
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain)) return Buffer.from(plain, "base64");
  throw new KeyFormatError(text);
}

function fromSpki(read: () => KeyObject, text: string): OcmfKey {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new KeyFormatError(text);
  }
  const named = key.asymmetricKeyDetails?.namedCurve;
  if (named === undefined) throw new KeyFormatError(text);
  const curve = curveNames[named];
  if (curve === undefined) return { curve: named, point: undefined };
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { curve, point };
}
