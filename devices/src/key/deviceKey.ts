import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import type { KeyType } from "@wattmesh/client";

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

/** The key with these 32 private bytes. */
export function deviceKey(keyType: KeyType, privateKey: Uint8Array): DeviceKey {
  const curve = curves[keyType];
  return {
    keyType,
    publicKey: curve.getPublicKey(privateKey),
    sign: (message) => curve.sign(message, privateKey),
  };
}
