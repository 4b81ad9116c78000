import { formatScaled, NBSP } from "./number";

/** `640 Wh`, `1.24 kWh`, `18.3 MWh`: three digits that matter, never a unit that makes zeros of them. */
export function formatEnergy(locale: string, energyWh: bigint): string {
  const size = energyWh < 0n ? -energyWh : energyWh;
  if (size < 1_000n) return `${formatScaled(locale, energyWh, 0)}${NBSP}Wh`;
  if (size < 1_000_000n) return `${formatScaled(locale, energyWh, 3, digits(size, 1_000n))}${NBSP}kWh`;
  return `${formatScaled(locale, energyWh, 6, digits(size, 1_000_000n))}${NBSP}MWh`;
}

/** Always in kWh with three decimals, for tables and bills: every Wh is seen. */
export function formatKwhExact(locale: string, energyWh: bigint): string {
  return formatScaled(locale, energyWh, 3, { minimumFractionDigits: 3 });
}

function digits(size: bigint, unit: bigint): Intl.NumberFormatOptions {
  const maximumFractionDigits = size < 10n * unit ? 2 : size < 100n * unit ? 1 : 0;
  return { maximumFractionDigits };
}
