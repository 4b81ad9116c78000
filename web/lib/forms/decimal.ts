import {
  formatDecimal,
  InvalidValueError,
  isOnTick,
  maxAmountMicro,
  maxEnergyWh,
  parseDecimal,
} from "@wattmesh/client";
import { hasHundredths, priceDecimals } from "@/lib/format/money";
import { formatScaled } from "@/lib/format/number";
import { readTypedNumber } from "./typedNumber";

/** Why a form refuses what the chain would refuse: keys below `form.error` of the messages. */
export type FieldError =
  | "required"
  | "notANumber"
  | "ambiguous"
  | "tooManyDecimals"
  | "negative"
  | "negativePrice"
  | "offTick"
  | "zero"
  | "tooMuch"
  | "atMost"
  | "tooLarge"
  | "tooLong"
  | "notAnAddress"
  | "notASerial"
  | "notAConnection"
  | "notADeviceCode"
  | "beyondConnection"
  | "wholeNumber";

export type Parsed<T> = { value: T } | { error: FieldError };

/** A decimal as people type it on a page of this language, as an integer of `10^-decimals`. */
export function parseDecimalText(text: string, decimals: number, locale: string): Parsed<bigint> {
  const read = readTypedNumber(text, locale);
  if (read === "empty") return { error: "required" };
  if (read === "malformed") return { error: "notANumber" };
  if ("readings" in read) return { error: "ambiguous" };
  try {
    return { value: parseDecimal(read.number, decimals) };
  } catch (error) {
    if (error instanceof InvalidValueError) return { error: "tooManyDecimals" };
    throw error;
  }
}

/** A price in the currency's price unit; an empty field is no price. The chain takes multiples of the tick, 0 or more, that fit 32 bits. */
export function parsePriceText(
  text: string,
  currency: string,
  priceTickMicroPerKwh: number,
  locale: string,
): Parsed<number | undefined> {
  if (text.trim() === "") return { value: undefined };
  if (isBelowZero(text, locale)) return { error: "negativePrice" };
  const parsed = parseDecimalText(text, priceDecimals(currency), locale);
  if ("error" in parsed) return parsed.error === "tooManyDecimals" ? { error: "offTick" } : parsed;
  const price = Number(parsed.value);
  if (price > 0xffff_ffff) return { error: "tooLarge" };
  return isOnTick(price, priceTickMicroPerKwh) ? { value: price } : { error: "offTick" };
}

/** Whatever else is wrong with it, and in both readings of what can be read in two ways. */
function isBelowZero(text: string, locale: string): boolean {
  const read = readTypedNumber(text, locale);
  if (typeof read === "string") return false;
  const reading = "readings" in read ? read.readings[0] : read.number;
  return reading.startsWith("-") && /[1-9]/.test(reading);
}

/** The price that was probably meant by one below a hundredth of the currency: `0.30` in ct/kWh, for 30 ct. */
export function hundredfoldOf(
  text: string,
  locale: string,
  currency: string,
): { reading: string; priceMicroPerKwh: number } | undefined {
  const decimals = priceDecimals(currency);
  const parsed = parseDecimalText(text, decimals, locale);
  if (!hasHundredths(currency) || "error" in parsed) return undefined;
  if (parsed.value <= 0n || parsed.value >= 10n ** BigInt(decimals)) return undefined;
  const reading = formatDecimal(parsed.value * 100n, decimals).replace(/\.?0+$/, "");
  return { reading, priceMicroPerKwh: Number(parsed.value) };
}

/** Money that is moved: more than nothing, and no more than there is. */
export function parseAmountText(text: string, locale: string, most: bigint = maxAmountMicro): Parsed<bigint> {
  return positive(parseDecimalText(text, 6, locale), most);
}

/** Energy in kWh that is moved, as Wh. */
export function parseEnergyText(text: string, locale: string, most: bigint = maxEnergyWh): Parsed<bigint> {
  return positive(parseDecimalText(text, 3, locale), most);
}

function positive(parsed: Parsed<bigint>, most: bigint): Parsed<bigint> {
  if ("error" in parsed) return parsed;
  if (parsed.value < 0n) return { error: "negative" };
  if (parsed.value === 0n) return { error: "zero" };
  return parsed.value > most ? { error: "tooMuch" } : parsed;
}

export const errorOf = (parsed: Parsed<unknown>): FieldError | undefined =>
  "error" in parsed ? parsed.error : undefined;

/** Energy of a capacity: nothing is allowed too. */
export function parseEnergyOrZero(text: string, locale: string): Parsed<bigint> {
  const parsed = parseDecimalText(text, 3, locale);
  if ("error" in parsed) return parsed;
  if (parsed.value < 0n) return { error: "negative" };
  return parsed.value > maxEnergyWh ? { error: "tooLarge" } : parsed;
}

/** Wh as the kWh of a field, in the way that it is read again. */
export const formatKwhInput = (locale: string, energyWh: bigint): string =>
  formatScaled(locale, energyWh, 3, { useGrouping: false });
