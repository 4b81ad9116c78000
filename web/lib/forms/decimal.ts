import { InvalidValueError, isOnTick, maxAmountMicro, maxEnergyWh, parseDecimal } from "@wattmesh/client";
import { priceDecimals } from "@/lib/format/money";
import { formatScaled } from "@/lib/format/number";

/** Why a form refuses what the chain would refuse: keys below `form.error` of the messages. */
export type FieldError =
  | "required"
  | "notANumber"
  | "tooManyDecimals"
  | "negative"
  | "offTick"
  | "zero"
  | "tooMuch"
  | "atMost"
  | "tooLarge"
  | "tooLong"
  | "notAnAddress"
  | "notASerial"
  | "notADeviceCode"
  | "beyondConnection"
  | "wholeNumber";

export type Parsed<T> = { value: T } | { error: FieldError };

/** A decimal as people type it, with a comma or a point, as an integer of `10^-decimals`. */
export function parseDecimalText(text: string, decimals: number): Parsed<bigint> {
  const plain = text
    .trim()
    .replace(/[\s\u00a0']/g, "")
    .replace(",", ".");
  if (plain === "") return { error: "required" };
  if (!/^-?\d*\.?\d*$/.test(plain) || !/\d/.test(plain)) return { error: "notANumber" };
  const normal = plain.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  try {
    return { value: parseDecimal(normal, decimals) };
  } catch (error) {
    if (error instanceof InvalidValueError) return { error: "tooManyDecimals" };
    throw error;
  }
}

/** A price in the currency's price unit; an empty field is no price. The chain takes multiples of the tick that fit 32 bits. */
export function parsePriceText(
  text: string,
  currency: string,
  priceTickMicroPerKwh: number,
): Parsed<number | undefined> {
  if (text.trim() === "") return { value: undefined };
  const parsed = parseDecimalText(text, priceDecimals(currency));
  if ("error" in parsed) return parsed.error === "tooManyDecimals" ? { error: "offTick" } : parsed;
  if (parsed.value < 0n) return { error: "negative" };
  const price = Number(parsed.value);
  if (price > 0xffff_ffff) return { error: "tooLarge" };
  return isOnTick(price, priceTickMicroPerKwh) ? { value: price } : { error: "offTick" };
}

/** Money that is moved: more than nothing, and no more than there is. */
export function parseAmountText(text: string, most: bigint = maxAmountMicro): Parsed<bigint> {
  return positive(parseDecimalText(text, 6), most);
}

/** Energy in kWh that is moved, as Wh. */
export function parseEnergyText(text: string, most: bigint = maxEnergyWh): Parsed<bigint> {
  return positive(parseDecimalText(text, 3), most);
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
export function parseEnergyOrZero(text: string): Parsed<bigint> {
  const parsed = parseDecimalText(text, 3);
  if ("error" in parsed) return parsed;
  if (parsed.value < 0n) return { error: "negative" };
  return parsed.value > maxEnergyWh ? { error: "tooLarge" } : parsed;
}

/** Wh as the kWh of a field, in the way that it is read again. */
export const formatKwhInput = (locale: string, energyWh: bigint): string =>
  formatScaled(locale, energyWh, 3, { useGrouping: false });
