import { formatScaled, NBSP } from "./number";

/** `640 Wh`, `1.24 kWh`, `18.3 MWh`: three digits that matter, never a unit that makes zeros of them. */
export const formatEnergy = (locale: string, energyWh: bigint): string => formatUnit(locale, energyWh, "Wh");

/** `640 W`, `1.24 kW`, likewise. */
export const formatPower = (locale: string, powerW: bigint): string => formatUnit(locale, powerW, "W");

function formatUnit(locale: string, value: bigint, unit: "Wh" | "W"): string {
  const size = value < 0n ? -value : value;
  if (size < 1_000n) return `${formatScaled(locale, value, 0)}${NBSP}${unit}`;
  if (size < 1_000_000n) return `${formatScaled(locale, value, 3, digits(size, 1_000n))}${NBSP}k${unit}`;
  return `${formatScaled(locale, value, 6, digits(size, 1_000_000n))}${NBSP}M${unit}`;
}

/** Always in kWh with three decimals, for tables and bills: every Wh is seen. */
export function formatKwhExact(locale: string, energyWh: bigint): string {
  return formatScaled(locale, energyWh, 3, { minimumFractionDigits: 3 });
}

function digits(size: bigint, unit: bigint): Intl.NumberFormatOptions {
  const maximumFractionDigits = size < 10n * unit ? 2 : size < 100n * unit ? 1 : 0;
  return { maximumFractionDigits };
}
