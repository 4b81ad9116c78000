import { formatScaled, NBSP, WORD_JOINER } from "./number";

/** Money of people: `12.40 €`, `−0.31 €`. Amounts below a tenth show what two decimals would hide. */
export function formatMoney(
  locale: string,
  currency: string,
  amountMicro: bigint,
  sign: "auto" | "always" = "auto",
): string {
  const size = amountMicro < 0n ? -amountMicro : amountMicro;
  const maximumFractionDigits = size !== 0n && size < 100_000n ? 4 : 2;
  return unbroken(
    formatScaled(locale, amountMicro, 6, {
      style: "currency",
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits,
      signDisplay: sign === "always" ? "exceptZero" : "negative",
    }),
  );
}

/** Money of bills: every micro-currency is seen. */
export function formatMoneyExact(locale: string, currency: string, amountMicro: bigint): string {
  return unbroken(formatScaled(locale, amountMicro, 6, { style: "currency", currency, minimumFractionDigits: 6 }));
}

/** Lines break behind a hyphen, and between a sign and a currency; voices leave a hyphen out, but say a minus. */
const unbroken = (text: string): string => text.replace(/^-/, "−").replace(/^[−+]/, (sign) => `${sign}${WORD_JOINER}`);

/** Hundredths that people name. */
const hundredths: Record<string, string> = { EUR: "ct", USD: "¢", GBP: "p", CHF: "Rp." };

export const hasHundredths = (currency: string): boolean => currency in hundredths;

/** The unit prices are shown in. */
export const priceUnit = (currency: string): string => `${hundredths[currency] ?? currency}/kWh`;

/** A price without its unit: `27.3` in ct/kWh. */
export function formatPriceNumber(locale: string, currency: string, priceMicroPerKwh: number): string {
  const decimals = priceDecimals(currency);
  return formatScaled(locale, BigInt(priceMicroPerKwh), decimals, {
    minimumFractionDigits: 1,
    useGrouping: false,
    maximumFractionDigits: decimals - 2,
  });
}

/** A price: `27.3 ct/kWh`. */
export const formatPrice = (locale: string, currency: string, priceMicroPerKwh: number): string =>
  `${formatPriceNumber(locale, currency, priceMicroPerKwh)}${NBSP}${priceUnit(currency)}`;

/** How many decimals of the currency a price field's unit is: 4 for ct/kWh. */
export const priceDecimals = (currency: string): number => (hasHundredths(currency) ? 4 : 6);
