import { createHash, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { statSync } from "node:fs";
import * as v from "valibot";
import { readNamed } from "./config.ts";
import { ConfigError, messageOf, ServiceError } from "./errors.ts";
import { text } from "./schema.ts";

/** The section of a configuration that names a key in a token: PKCS#11 2.40 or newer. */
export const tokenSection = v.optional(
  v.strictObject({
    /** The library by which its maker lets programs speak to the token. */
    module: text,
    token: text,
    key: text,
    pin_file: text,
  }),
);

/** Paths of the section, for `readConfig`. */
export const tokenPaths = ["token.module", "token.pin_file"];

export interface TokenConfig {
  readonly module: string;
  /** The token's label. */
  readonly token: string;
  /** The label that both halves of the key have. */
  readonly key: string;
  /** A file with the user's PIN, which nobody but its owner may read. */
  readonly pinFile: string;
}

export type TokenKeyType = "ed25519" | "secp256r1" | "secp256k1";

/** A key that signs and never leaves its token. */
export interface TokenKey {
  readonly keyType: TokenKeyType;
  /** Ed25519: 32 bytes; the ECDSA curves: SEC1 compressed, 33 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes: Ed25519 of the message, or ECDSA of its SHA-256 as `r | s`, `s` being whatever the token makes. Throws `TokenError`. */
  sign(message: Uint8Array): Uint8Array;
  close(): void;
}

/** The token does not do what is wanted. It may, once it is there or its PIN is right. */
export class TokenError extends ServiceError {
  readonly retryHelps: boolean;

  constructor(token: string, reason: string, options: ErrorOptions & { retryHelps: boolean }) {
    super(`token "${token}": ${reason}`, { cause: options.cause });
    this.retryHelps = options.retryHelps;
  }
}

// Of PKCS#11 3.0, and of what pkcs11js is used for here.
const CKF_SERIAL_SESSION = 4;
const CKU_USER = 1;
const CKO_PUBLIC_KEY = 2;
const CKO_PRIVATE_KEY = 3;
const CKA_CLASS = 0;
const CKA_LABEL = 3;
const CKA_EC_PARAMS = 0x180;
const CKA_EC_POINT = 0x181;
const CKM_ECDSA = 0x1041;
const CKM_EDDSA = 0x1057;
const ALREADY_INITIALIZED = 0x191;
const SIGNATURE_BYTES = 64;
/** What no chain and no meter takes for a message of theirs. */
const PROBE = Buffer.from("wattmesh/probe");

type Attribute = { type: number; value?: number | string | Buffer };

interface Pkcs11 {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(tokenPresent: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_CloseSession(session: Buffer): void;
  C_Login(session: Buffer, user: number, pin: string): void;
  C_FindObjectsInit(session: Buffer, template: Attribute[]): void;
  C_FindObjects(session: Buffer, most: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(session: Buffer, object: Buffer, template: Attribute[]): { value: Buffer }[];
  C_SignInit(session: Buffer, mechanism: { mechanism: number }, key: Buffer): void;
  C_Sign(session: Buffer, data: Buffer, room: Buffer): Buffer;
}

/** Curves by their parameters in DER, in hex: object identifiers, and for Ed25519 also its name. */
const curves: Readonly<Record<string, TokenKeyType>> = {
  "06082a8648ce3d030107": "secp256r1",
  "06052b8104000a": "secp256k1",
  "06032b6570": "ed25519",
  "130c656477617264733235353139": "ed25519",
};

/** Opens a key of a token. Throws `TokenError`, and `ConfigError` for a file of the PIN that others may read. */
export async function openTokenKey(config: TokenConfig): Promise<TokenKey> {
  const { token, key } = config;
  const pin = readPin(config.pinFile);
  const pkcs11 = await load(config);
  const ask = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof TokenError) throw error;
      throw new TokenError(token, messageOf(error), { retryHelps: true, cause: error });
    }
  };
  return ask(() => {
    const session = openSession(pkcs11, token, pin);
    const privateKey = theObject(pkcs11, session, CKO_PRIVATE_KEY, config);
    const publicHalf = theObject(pkcs11, session, CKO_PUBLIC_KEY, config);
    const attributes = [{ type: CKA_EC_PARAMS }, { type: CKA_EC_POINT }];
    const [parameters, point] = pkcs11.C_GetAttributeValue(session, publicHalf, attributes).map(({ value }) => value);
    const keyType = curves[parameters?.toString("hex") ?? ""];
    if (keyType === undefined || point === undefined)
      throw new TokenError(token, `the key "${key}" is of none of ed25519, secp256r1, secp256k1`, {
        retryHelps: false,
      });
    const mechanism = { mechanism: keyType === "ed25519" ? CKM_EDDSA : CKM_ECDSA };
    const sign = (message: Uint8Array) =>
      ask(() => {
        const signed = keyType === "ed25519" ? Buffer.from(message) : createHash("sha256").update(message).digest();
        pkcs11.C_SignInit(session, mechanism, privateKey);
        return new Uint8Array(pkcs11.C_Sign(session, signed, Buffer.alloc(SIGNATURE_BYTES)));
      });
    if (!hasSigned(keyType, point, PROBE, sign(PROBE)))
      throw new TokenError(token, `the two halves that are called "${key}" are not of one key`, { retryHelps: false });
    return {
      keyType,
      publicKey: compressed(keyType, point),
      sign,
      close: () => ask(() => pkcs11.C_CloseSession(session)),
    };
  });
}

function readPin(file: string): string {
  const pin = readNamed("token.pin_file", file).trim();
  if ((statSync(file).mode & 0o077) !== 0)
    throw new ConfigError("token.pin_file", file, "others may read it; chmod 600");
  return pin;
}

/** The package is optional: only where it was built is there a token. */
async function load({ token, module }: TokenConfig): Promise<Pkcs11> {
  const name = "pkcs11js";
  const { default: exports } = await import(name).catch((cause) => {
    throw new TokenError(token, `the package ${name} is not installed`, { retryHelps: false, cause });
  });
  const pkcs11: Pkcs11 = new exports.PKCS11();
  try {
    pkcs11.load(module);
    pkcs11.C_Initialize();
  } catch (error) {
    if ((error as { code?: number }).code === ALREADY_INITIALIZED) return pkcs11;
    throw new TokenError(token, `${module} cannot be used (${messageOf(error)})`, { retryHelps: false, cause: error });
  }
  return pkcs11;
}

function openSession(pkcs11: Pkcs11, token: string, pin: string): Buffer {
  const slot = pkcs11.C_GetSlotList(true).find((one) => pkcs11.C_GetTokenInfo(one).label.trimEnd() === token);
  if (slot === undefined) throw new TokenError(token, "is not there", { retryHelps: true });
  const session = pkcs11.C_OpenSession(slot, CKF_SERIAL_SESSION);
  pkcs11.C_Login(session, CKU_USER, pin);
  return session;
}

function theObject(pkcs11: Pkcs11, session: Buffer, kind: number, { token, key }: TokenConfig): Buffer {
  pkcs11.C_FindObjectsInit(session, [
    { type: CKA_CLASS, value: kind },
    { type: CKA_LABEL, value: key },
  ]);
  const found = pkcs11.C_FindObjects(session, 2);
  pkcs11.C_FindObjectsFinal(session);
  const [one, another] = found;
  const half = kind === CKO_PRIVATE_KEY ? "private" : "public";
  if (one === undefined || another !== undefined)
    throw new TokenError(token, `${one === undefined ? "no" : "more than one"} ${half} key is called "${key}"`, {
      retryHelps: false,
    });
  return one;
}

/** A point of `CKA_EC_POINT`: in an OCTET STRING, as the standard wants it, or bare, as some tokens have it. */
function compressed(keyType: TokenKeyType, value: Buffer): Uint8Array {
  const length = keyType === "ed25519" ? 32 : 65;
  const point = new Uint8Array(value.subarray(-length));
  if (keyType === "ed25519") return point;
  const [last = 0] = point.subarray(-1);
  return Uint8Array.of(2 + (last & 1), ...point.subarray(1, 33));
}

const jwkCurves = { ed25519: "Ed25519", secp256r1: "P-256", secp256k1: "secp256k1" } as const;

function hasSigned(keyType: TokenKeyType, value: Buffer, message: Buffer, signature: Uint8Array): boolean {
  const crv = jwkCurves[keyType];
  const part = (from: number, to?: number) => value.subarray(from, to).toString("base64url");
  const jwk: JsonWebKey =
    keyType === "ed25519" ? { kty: "OKP", crv, x: part(-32) } : { kty: "EC", crv, x: part(-64, -32), y: part(-32) };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  return verify(keyType === "ed25519" ? null : "sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
}
