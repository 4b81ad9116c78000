import { concat, ofLength, u8, u32, u64, utf8 } from "./bytes.ts";

const domain = utf8("wattmesh/reading/1");

/** Bits of a reading's flags byte. */
export const readingFlags = { tamper: 1, lowBattery: 2, clockUnsynchronised: 4 } as const;

/** What a meter says of itself at the end of a slot: cumulative registers (OBIS 1.8.0 and 2.8.0) in Wh. */
export interface Reading {
  meterId: number;
  slot: number;
  importTotalWh: bigint;
  exportTotalWh: bigint;
  /** Bits of {@link readingFlags}. */
  flags: number;
}

/**
 * The bytes that a device signs, big endian: `domain | chain tag | meter u32 | slot u32 | import u64 | export u64 | flags u8`.
 * Ed25519 signs them as they are, ECDSA signs their SHA-256.
 *
 * @param tag {@link chainTag} of the chain.
 */
export function readingBytes(tag: Uint8Array, reading: Reading): Uint8Array {
  return concat(
    domain,
    ofLength(tag, 8, "chain tag"),
    u32(reading.meterId),
    u32(reading.slot),
    u64(reading.importTotalWh),
    u64(reading.exportTotalWh),
    u8(reading.flags),
  );
}
