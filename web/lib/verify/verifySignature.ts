import type { DeviceKey } from "@wattmesh/client";

/**
 * Checks a device's signature here, trusting nobody. Either value of an ECDSA signature's `s` is good, as on the chain.
 *
 * @throws when the curve's code cannot be loaded, which says nothing of the signature: a retry helps.
 */
export async function verifySignature(key: DeviceKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const verify = await verifierOf(key.keyType);
  try {
    return verify(signature, message, key.publicKey);
  } catch {
    return false;
  }
}

type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

async function verifierOf(keyType: DeviceKey["keyType"]): Promise<Verify> {
  switch (keyType) {
    case "ed25519":
      return (await import("@noble/curves/ed25519.js")).ed25519.verify;
    case "secp256r1":
      return ecdsa((await import("@noble/curves/nist.js")).p256);
    case "secp256k1":
      return ecdsa((await import("@noble/curves/secp256k1.js")).secp256k1);
  }
}

interface Ecdsa {
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array, options: { lowS: boolean }): boolean;
}

const ecdsa =
  (curve: Ecdsa): Verify =>
  (signature, message, publicKey) =>
    curve.verify(signature, message, publicKey, { lowS: false });
