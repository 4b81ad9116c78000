import { Fault, type HowToSay } from "./fault.ts";
import type { Separator } from "./table.ts";

export type DecimalMark = "." | ",";

/** Exactly `digits` × 10^`exponent`. */
export interface Decimal {
  digits: bigint;
  exponent: number;
}

/** A number as people and spreadsheets write it. */
export interface Written {
  line: number;
  text: string;
}

const MOST_CHARACTERS = 60;
const MOST_EXPONENT = 30;
/** Groups of thousands, where the mark may be a decimal one as well. */
const GROUPED = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

/** The decimal mark of a column of numbers. One that could be read both ways is refused. */
export function decimalMarkOf(numbers: readonly Written[], separator: Separator, howToSay: HowToSay): DecimalMark {
  const whole = numbers.find(({ text }) => text.includes(".") && text.includes(","));
  if (whole !== undefined) return whole.text.lastIndexOf(".") > whole.text.lastIndexOf(",") ? "." : ",";
  const points = numbers.filter(({ text }) => text.includes("."));
  const commas = numbers.filter(({ text }) => text.includes(","));
  const [point, comma] = [points[0], commas[0]];
  if (point !== undefined && comma !== undefined) {
    const reason = `has a point, line ${comma.line} a comma: write all numbers alike, or ${howToSay("decimal-mark")}`;
    throw new Fault(reason, { line: point.line, value: point.text });
  }
  const [mark, marked] = comma === undefined ? ([".", points] as const) : ([",", commas] as const);
  const usual = separator === "," ? "." : ",";
  const [one] = marked;
  if (one !== undefined && mark !== usual && marked.every(({ text }) => GROUPED.test(text))) {
    const [thousands, decimal] = [one.text.replace(mark, ""), one.text.replace(mark, ".")];
    const reason = `may be ${thousands} or ${decimal}: write nothing between thousands, or ${howToSay("decimal-mark")}`;
    throw new Fault(reason, { line: one.line, value: one.text });
  }
  return mark;
}

/** Reads `159`, `-1.5`, `.5`, `2.`, `1.5e-3`, and `1,234.5` with its groups of three. Nothing where it is no such number. */
export function parseDecimal(text: string, mark: DecimalMark): Decimal | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const pointed = mark === "." ? text : text.replace(/[.,]/g, (found) => (found === "," ? "." : ","));
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(pointed) ?? [];
  if (sign === undefined || whole + fraction === "" || Math.abs(Number(power)) > MOST_EXPONENT) return undefined;
  const digits = BigInt(whole.replaceAll(",", "") + fraction);
  return { digits: sign === "-" ? -digits : digits, exponent: Number(power) - fraction.length };
}

/** A number × `factor` × 10^`exponent` in billionths; what is finer is cut off. */
export function billionthsOf(number: Decimal, { factor, exponent }: { factor: bigint; exponent: number }): bigint {
  const shift = number.exponent + exponent + 9;
  const digits = number.digits * factor;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}
