import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy";
import { sha256 } from "@noble/hashes/sha2";
import { base64, bech32 } from "@scure/base";
import { addressPrefix, type DirectSigner } from "./signer.ts";

/** Makes `r | s`, 64 bytes, over SHA-256 of the bytes by secp256k1; `s` may be whatever it is. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** A signer of a secp256k1 key that is elsewhere, as in a token. `publicKey` is compressed, 33 bytes. */
export function signerElsewhere(publicKey: Uint8Array, sign: SignBytes, prefix: string = addressPrefix): DirectSigner {
  const address = bech32.encode(prefix, bech32.toWords(ripemd160(sha256(publicKey))));
  return {
    getAccounts: async () => [{ address, pubkey: publicKey }],
    signDirect: async (_, document) => {
      const { makeSignBytes } = await import("@cosmjs/proto-signing");
      return {
        signed: document,
        signature: { signature: base64.encode(lowS(await sign(makeSignBytes(document)))) },
      };
    },
  };
}

/** The chain takes the lower of the two values of `s`. */
function lowS(bytes: Uint8Array): Uint8Array {
  const signature = secp256k1.Signature.fromBytes(bytes, "compact");
  const { r, s } = signature;
  return signature.hasHighS() ? new secp256k1.Signature(r, secp256k1.Point.Fn.ORDER - s).toBytes("compact") : bytes;
}
