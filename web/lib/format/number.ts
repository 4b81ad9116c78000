import { formatDecimal } from "@wattmesh/client";

/** Formats `value / 10^decimals` exactly: no float is made of it. */
export function formatScaled(
  locale: string,
  value: bigint,
  decimals: number,
  options: Intl.NumberFormatOptions = {},
): string {
  return numberFormat(locale, options).format(formatDecimal(value, decimals) as `${number}`);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making an `Intl.NumberFormat` costs more than using it a hundred times. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** What keeps a number and its unit on one line. */
export const NBSP = "\u00a0";

/** What keeps a sign and what follows it on one line. */
export const WORD_JOINER = "\u2060";
