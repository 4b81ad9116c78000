import { whole } from "./bytes.ts";

/** Metering points in a bank. */
export const bankSize = 256;

export const bankOf = (meterId: number): number => whole(meterId, 0xffff_ffff, "meter id") >>> 8;

export const indexInBank = (meterId: number): number => whole(meterId, 0xffff_ffff, "meter id") & 0xff;

export const meterIdAt = (bank: number, index: number): number =>
  whole(bank, 0xff_ffff, "bank") * bankSize + whole(index, 0xff, "index in bank");
