/** What a meter said of itself at the end of `slot`: cumulative registers in Wh, flags, and its signature over all of it. */
export interface Reading {
  readonly meterId: number;
  readonly slot: number;
  readonly importTotalWh: bigint;
  readonly exportTotalWh: bigint;
  readonly flags: number;
  /** 64 bytes. ECDSA may sign the same content differently each time, so a reading is never told by it. */
  readonly signature: Uint8Array;
}

export const U32_MAX = 0xffff_ffff;
export const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** Whether two readings of one meter and slot say the same. */
export function sameContent(
  a: Pick<Reading, "importTotalWh" | "exportTotalWh" | "flags">,
  b: Pick<Reading, "importTotalWh" | "exportTotalWh" | "flags">,
): boolean {
  return a.importTotalWh === b.importTotalWh && a.exportTotalWh === b.exportTotalWh && a.flags === b.flags;
}
