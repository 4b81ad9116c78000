import { RejectedError } from "./rejection.ts";

/** Energy as devices write it. */
export const energyUnits = { Wh: 0, kWh: 3, MWh: 6 } as const;
export type EnergyUnit = keyof typeof energyUnits;

export const isEnergyUnit = (text: string): text is EnergyUnit => Object.hasOwn(energyUnits, text);

const MICRO_DIGITS = 6;
/** Metering takes no register of so much: a memory that is empty has it. */
const MOST_WH = 2n ** 40n;
const MOST_CHARACTERS = 40;

/**
 * A register in millionths of a Wh, from the text in which it was written; what is finer is cut off, and stays in the device's register.
 *
 * `where` is its place. Throws `RejectedError`.
 */
export function microWattHours(text: string, unit: EnergyUnit, where: string): bigint {
  const refuse = (reason: ConstructorParameters<typeof RejectedError>[0], wanted: string) =>
    new RejectedError(reason, where, text, wanted);
  if (text.length > MOST_CHARACTERS)
    throw refuse("too_large", `a number of at most ${MOST_CHARACTERS} characters is wanted`);
  if (/^\s|\s$/.test(text) && text.trim() !== "") throw refuse("spaces", "a number without spaces is wanted");
  if (/^-\d+(\.\d+)?$/.test(text) && /[1-9]/.test(text)) throw refuse("negative", "a register is never below zero");
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)e[+-]?\d+$/i.test(text))
    throw refuse("exponent", "a number without an exponent is wanted");
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw refuse("not_a_number", "a number is wanted, with a decimal point or without");
  return bounded(scaled(BigInt(whole + fraction), energyUnits[unit] - fraction.length), refuse);
}

/** A register of `value` × 10^`scaler` Wh in millionths of a Wh. */
export function microOfScaled(value: bigint, scaler: number, where: string): bigint {
  const refuse = (reason: ConstructorParameters<typeof RejectedError>[0], wanted: string) =>
    new RejectedError(reason, where, `${value}e${scaler}`, wanted);
  if (value < 0n) throw refuse("negative", "a register is never below zero");
  if (scaler < -18 || scaler > 18) throw refuse("too_large", "a scaler from -18 to 18 is wanted");
  return bounded(scaled(value, scaler), refuse);
}

/** Whole Wh; the rest stays in the device's register, and counts as soon as it is one. */
export const wholeWh = (micro: bigint): bigint => micro / 10n ** BigInt(MICRO_DIGITS);

function scaled(digits: bigint, exponent: number): bigint {
  const shift = exponent + MICRO_DIGITS;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

function bounded(micro: bigint, refuse: (reason: "too_large", wanted: string) => RejectedError): bigint {
  if (wholeWh(micro) >= MOST_WH) throw refuse("too_large", "less than 2^40 Wh is wanted");
  return micro;
}
