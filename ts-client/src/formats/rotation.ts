import { concat, ofLength, u32, utf8 } from "./bytes.ts";

const domain = utf8("wattmesh/rotation/1");

/**
 * What the old key signs to hand a meter over to a new one: `domain | chain tag | meter u32 | new key`.
 *
 * @param tag {@link chainTag} of the chain.
 */
export function rotationBytes(tag: Uint8Array, meterId: number, newPublicKey: Uint8Array): Uint8Array {
  return concat(domain, ofLength(tag, 8, "chain tag"), u32(meterId), newPublicKey);
}
