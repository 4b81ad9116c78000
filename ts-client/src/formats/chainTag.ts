import { sha256 } from "@noble/hashes/sha2";
import { utf8 } from "./bytes.ts";

/** First eight bytes of SHA-256 of the chain id: ties a device's signature to one chain. */
export const chainTag = (chainId: string): Uint8Array => sha256(utf8(chainId)).slice(0, 8);
