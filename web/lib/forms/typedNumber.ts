/** What a typed number can mean, with a point and without groups: `1234.5`. */
export type TypedNumber = { number: string } | { readings: readonly [string, string] } | "empty" | "malformed";

/** More digits than any amount of the chain has. */
const MOST_DIGITS = 40;

const grouped = /^\d{1,3}(?:(?<mark>[ '.,])\d{3})(?:\k<mark>\d{3})*$/;

/**
 * Reads a number in the way of the page's language or of the other one, where only one of them makes sense of it.
 *
 * One mark before three digits may be either. The page's own decimal mark is taken as such, but not before a final zero:
 * no field is ever filled with one, and `1.000` is how half of Europe writes a thousand.
 */
export function readTypedNumber(text: string, locale: string): TypedNumber {
  const plain = text
    .trim()
    .replace(/\s/g, " ")
    .replace(/[’ʼ]/g, "'")
    .replace(/^[-−–]\s*/, "-");
  if (plain === "") return "empty";
  const sign = plain.startsWith("-") ? "-" : "";
  const body = plain.slice(sign.length);
  if (body.replace(/\D/g, "").length > MOST_DIGITS) return "malformed";
  const own = decimalMark(locale);
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body) && !(body.includes(own) && !body.endsWith("0"))) {
    const [whole = "", fraction = ""] = body.split(/[.,]/);
    return { readings: [`${sign}${whole}${fraction}`, `${sign}${trimmed(whole, fraction)}`] };
  }
  const number = plainNumber(body);
  return number === undefined ? "malformed" : { number: `${sign}${number}` };
}

/** Writes a reading in the way that the page's language reads it again. */
export const writeReading = (reading: string, locale: string): string => reading.replace(".", decimalMark(locale));

function plainNumber(body: string): string | undefined {
  const isGrouped = grouped.test(body) && !/^\d+[.,]\d{3}$/.test(body) && !body.startsWith("0");
  if (isGrouped) return body.replace(/\D/g, "");
  const at = Math.max(body.lastIndexOf("."), body.lastIndexOf(","));
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? "" : body.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole + fraction === "") return undefined;
  const mark = grouped.exec(whole)?.groups?.["mark"];
  if (!/^\d*$/.test(whole) && (mark === undefined || mark === body[at] || whole.startsWith("0"))) return undefined;
  const digits = whole.replace(/\D/g, "") || "0";
  return fraction === "" ? digits : `${digits}.${fraction}`;
}

function trimmed(whole: string, fraction: string): string {
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}

const decimalMark = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
