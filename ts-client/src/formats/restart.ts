import { concat, ofLength, u8, u32, u64, utf8 } from "./bytes.ts";

const domain = utf8("wattmesh/restart/1");

/** Registers of a meter at the end of a slot. */
export interface RegistersAt {
  slot: number;
  importTotalWh: bigint;
  exportTotalWh: bigint;
}

export interface Restart {
  /** The address of metering. */
  contract: string;
  meterId: number;
  /** The last reading that counts, as the chain has it. */
  last: RegistersAt;
  /** Where the registers stood when they had started again. */
  first: RegistersAt;
}

/**
 * What a meter signs when its counter starts again:
 * `domain | chain tag | length u8, contract | meter u32 | (slot u32 | import u64 | export u64) of last | the same of first`.
 *
 * @param tag {@link chainTag} of the chain.
 */
export function restartBytes(tag: Uint8Array, { contract, meterId, last, first }: Restart): Uint8Array {
  const address = utf8(contract);
  const named = concat(u8(address.length), address, u32(meterId));
  return concat(domain, ofLength(tag, 8, "chain tag"), named, registers(last), registers(first));
}

const registers = ({ slot, importTotalWh, exportTotalWh }: RegistersAt): Uint8Array =>
  concat(u32(slot), u64(importTotalWh), u64(exportTotalWh));
