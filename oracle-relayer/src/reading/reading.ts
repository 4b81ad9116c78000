/** A meter's signed reading at the end of `slot`: cumulative registers in Wh, flags, and its signature over all of it. */
export interface Reading {
  readonly meterId: number;
  readonly slot: number;
  readonly importTotalWh: bigint;
  readonly exportTotalWh: bigint;
  readonly flags: number;
  /** 64 bytes. ECDSA may sign the same content differently each time, so a reading is never recognised by its signature. */
  readonly signature: Uint8Array;
  /** Of a charging station: all bytes of the record that says so, which is what goes to the chain. */
  readonly record?: Uint8Array | undefined;
}

export const U32_MAX = 0xffff_ffff;
export const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** Whether two readings of one meter and slot have the same registers and flags. */
export function sameContent(
  a: Pick<Reading, "importTotalWh" | "exportTotalWh" | "flags">,
  b: Pick<Reading, "importTotalWh" | "exportTotalWh" | "flags">,
): boolean {
  return a.importTotalWh === b.importTotalWh && a.exportTotalWh === b.exportTotalWh && a.flags === b.flags;
}
