import { formatDecimal } from "@wattmesh/client";

const HOURS_A_YEAR = 8_760n;
const NANO_WH_PER_TENTH = 100_000_000_000n;

/** What mean powers in nW come to in a year, in tenths of a kWh. */
export function yearOf(nanoW: readonly bigint[]): bigint {
  const total = nanoW.reduce((sum, value) => sum + value, 0n);
  return (total * HOURS_A_YEAR) / (BigInt(nanoW.length || 1) * NANO_WH_PER_TENTH);
}

/** `0.9 kWh`, `3504 kWh`. */
export const formatYear = (tenths: bigint): string =>
  `${tenths < 1_000n ? formatDecimal(tenths, 1) : String(tenths / 10n)} kWh`;

/** Whether it can be in W when nobody says so: 100 kWh is less than anybody lives on. */
export const mayBe = (tenths: bigint): boolean => tenths >= 1_000n && tenths <= 10_000_000n;

/** Whether a household is likely to use it. */
export const isLikely = (tenths: bigint): boolean => tenths >= 1_000n && tenths <= 300_000n;
