import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { type KeyType, keyTypes, parseJson } from "@wattmesh/client";
import { UsageError } from "../errors.ts";

/** What a secure element offers: it signs, and never shows its private key. */
export interface DeviceKey {
  readonly keyType: KeyType;
  /** Ed25519: 32 bytes; the ECDSA curves: SEC1 compressed, 33 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. Ed25519 signs the message as it is (RFC 8032), ECDSA its SHA-256 (`r | s`). */
  sign(message: Uint8Array): Uint8Array;
}

const curves = { ed25519, secp256r1: p256, secp256k1 } as const;

export function newPrivateKey(keyType: KeyType): Uint8Array {
  return curves[keyType].utils.randomSecretKey();
}

export function deviceKey(keyType: KeyType, privateKey: Uint8Array): DeviceKey {
  const curve = curves[keyType];
  return {
    keyType,
    publicKey: curve.getPublicKey(privateKey),
    sign: (message) => curve.sign(message, privateKey),
  };
}

/** Makes a key and writes it to a file that only its owner reads. */
export async function createKeyFile(file: string, keyType: KeyType): Promise<DeviceKey> {
  const privateKey = newPrivateKey(keyType);
  await mkdir(dirname(file), { recursive: true });
  const content = { key_type: keyType, private_key: Buffer.from(privateKey).toString("hex") };
  await writeFile(file, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: "wx" });
  return deviceKey(keyType, privateKey);
}

export async function readKeyFile(file: string): Promise<DeviceKey> {
  const { key_type, private_key } = parseJson(await readFile(file));
  if (!keyTypes.includes(key_type) || !/^[0-9a-f]{64}$/.test(private_key))
    throw new UsageError(`${file}: not a device key file`);
  return deviceKey(key_type, Buffer.from(private_key, "hex"));
}
