import { formatDecimal } from "../units/decimal.ts";

/** Languages that sentences are made in. */
export type Locale = "en" | "de";

/** How sentences write amounts, and when they are of. Amounts are given unsigned; a price is written with what it is for. */
export interface AmountFormats {
  energy(energyWh: bigint): string;
  money(amountMicro: bigint): string;
  price(priceMicroPerKwh: number): string;
  /** `slot 7`, `14:15–14:30`: with whatever it is called by. */
  slot(slot: number): string;
  /** `slot 7 to 9`, `21 Nov, 14:00–15:00`: from the beginning of one to the end of another. */
  slotRange(first: number, last: number): string;
}

/** The same, and times. */
export interface WordFormats extends AmountFormats {
  time(unixSeconds: bigint): string;
}

/** `0.5 kWh`, `0.12 per kWh`: without a currency, and slots by their number. */
export const plainFormats: Record<Locale, WordFormats> = {
  en: plain(".", "per kWh", "slot", "to"),
  de: plain(",", "je kWh", "Zeitfenster", "bis"),
};

function plain(point: string, perKwh: string, named: string, until: string): WordFormats {
  const number = (value: bigint, decimals: number): string =>
    formatDecimal(value, decimals)
      .replace(/\.?0+$/, "")
      .replace(".", point);
  return {
    energy: (energyWh) => `${number(energyWh, 3)} kWh`,
    money: (amountMicro) => number(amountMicro, 6),
    price: (priceMicroPerKwh) => `${number(BigInt(priceMicroPerKwh), 6)} ${perKwh}`,
    slot: (slot) => `${named} ${slot}`,
    slotRange: (first, last) => (first === last ? `${named} ${first}` : `${named} ${first} ${until} ${last}`),
    time: (unixSeconds) => new Date(Number(unixSeconds) * 1000).toISOString().replace(".000", ""),
  };
}
