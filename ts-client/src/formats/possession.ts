import { concat, ofLength, u8, utf8 } from "./bytes.ts";

const domain = utf8("wattmesh/possession/1");

export interface Possession {
  /** Who may register the device. */
  owner: string;
  /** The label on the device. */
  serial: string;
  /** Ed25519: 32 bytes; the ECDSA curves: SEC1 compressed, 33 bytes. */
  publicKey: Uint8Array;
}

/**
 * What a device signs so that its owner may register it: `domain | chain tag | length u8, owner | length u8, serial | key`.
 *
 * @param tag {@link chainTag} of the chain.
 */
export function possessionBytes(tag: Uint8Array, { owner, serial, publicKey }: Possession): Uint8Array {
  return concat(domain, ofLength(tag, 8, "chain tag"), prefixed(owner), prefixed(serial), publicKey);
}

function prefixed(text: string): Uint8Array {
  const bytes = utf8(text);
  return concat(u8(bytes.length), bytes);
}
