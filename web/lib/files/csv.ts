import { formatDecimal } from "@wattmesh/client";

/** How a spreadsheet of a language tells columns and decimals apart. */
export const csvForms = {
  comma: { separator: ",", decimalMark: "." },
  semicolon: { separator: ";", decimalMark: "," },
  tab: { separator: "\t", decimalMark: "." },
} as const;

export type CsvForm = keyof typeof csvForms;

/** What a spreadsheet in the page's language opens without being asked. */
export const csvFormOf = (locale: string): CsvForm => (locale.startsWith("de") ? "semicolon" : "comma");

/** Opens as UTF-8 in spreadsheets that else take it for something older. */
const BYTE_ORDER_MARK = "\ufeff";

/** Numbers as a form writes them, every Wh and every millionth kept. */
export function csvNumbers(form: CsvForm) {
  const { decimalMark } = csvForms[form];
  const decimal = (value: bigint, digits: number) => formatDecimal(value, digits).replace(".", decimalMark);
  return { kwh: (energyWh: bigint) => decimal(energyWh, 3), money: (micro: bigint) => decimal(micro, 6) };
}

/** Lines of cells, the first with their names, as a file for spreadsheets. */
export function csvText(lines: readonly (readonly string[])[], form: CsvForm): string {
  const { separator } = csvForms[form];
  const joined = lines.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator));
  return `${BYTE_ORDER_MARK}${joined.join("\r\n")}\r\n`;
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
