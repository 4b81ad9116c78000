import { InvalidValueError } from "../errors/invalidValue.ts";

/** `1234567n` with 6 decimals is `"1.234567"`. Trailing zeros stay: the text says how exact the value is. */
export function formatDecimal(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(at)}`;
  return `${value < 0n ? "-" : ""}${digits.slice(0, at)}${fraction}`;
}

/** The other way round; refuses more decimals than there are. */
export function parseDecimal(text: string, decimals: number): bigint {
  const [, sign, units, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  if (units === undefined || fraction.length > decimals) {
    throw new InvalidValueError(`a number with at most ${decimals} decimals`, text);
  }
  const value = BigInt(units + fraction.padEnd(decimals, "0"));
  return sign === "-" ? -value : value;
}
