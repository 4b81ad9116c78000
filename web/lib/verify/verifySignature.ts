import type { DeviceKey } from "@wattmesh/client";

/** Checks a device's signature here, trusting nobody. Either value of an ECDSA signature's `s` is good, as on the chain. */
export async function verifySignature(key: DeviceKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    switch (key.keyType) {
      case "ed25519": {
        const { ed25519 } = await import("@noble/curves/ed25519.js");
        return ed25519.verify(signature, message, key.publicKey);
      }
      case "secp256r1": {
        const { p256 } = await import("@noble/curves/nist.js");
        return p256.verify(signature, message, key.publicKey, { lowS: false });
      }
      case "secp256k1": {
        const { secp256k1 } = await import("@noble/curves/secp256k1.js");
        return secp256k1.verify(signature, message, key.publicKey, { lowS: false });
      }
    }
  } catch {
    return false;
  }
}
