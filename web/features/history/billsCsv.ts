import { formatDecimal } from "@wattmesh/client";
import type { Bill } from "@wattmesh/indexer-client";
import { flowsOf } from "@/lib/energy/flows";

/** How a spreadsheet of a language tells columns and decimals apart. */
export const csvForms = {
  comma: { separator: ",", decimalMark: "." },
  semicolon: { separator: ";", decimalMark: "," },
  tab: { separator: "\t", decimalMark: "." },
} as const;

export type CsvForm = keyof typeof csvForms;

/** What a spreadsheet in the page's language opens without being asked. */
export const csvFormOf = (locale: string): CsvForm => (locale.startsWith("de") ? "semicolon" : "comma");

export interface CsvWords {
  period: string;
  state: string;
  states: Record<Bill["state"], string>;
  taken: string;
  fromNeighbours: string;
  fromUtility: string;
  fromStorage: string;
  fedIn: string;
  toNeighbours: string;
  toUtility: string;
  toStorage: string;
  own: string;
  money: string;
  utilityAlone: string;
  saved: string;
}

/** Opens as UTF-8 in spreadsheets that else take it for something older. */
const BYTE_ORDER_MARK = "\ufeff";

/** Days or months that were metered as a table for spreadsheets: units in the header, every Wh and millionth kept. */
export function billsCsv(bills: readonly Bill[], words: CsvWords, form: CsvForm, currency: string): string {
  const { separator, decimalMark } = csvForms[form];
  const kwh = (energyWh: bigint) => formatDecimal(energyWh, 3).replace(".", decimalMark);
  const money = (micro: string) => formatDecimal(BigInt(micro), 6).replace(".", decimalMark);
  const inKwh = (name: string) => `${name} (kWh)`;
  const inMoney = (name: string) => `${name} (${currency})`;
  const head = [
    words.period,
    ...[words.taken, words.fromNeighbours, words.fromUtility, words.fromStorage].map(inKwh),
    ...[words.fedIn, words.toNeighbours, words.toUtility, words.toStorage, words.own].map(inKwh),
    ...[words.money, words.utilityAlone, words.saved].map(inMoney),
    words.state,
  ];
  const rows = bills
    .filter(({ slots }) => slots > 0)
    .map((bill) => {
      const flows = flowsOf(bill);
      return [
        bill.from,
        ...[flows.importWh, flows.fromNeighboursWh, flows.fromUtilityWh, flows.fromStorageWh].map(kwh),
        ...[flows.exportWh, flows.toNeighboursWh, flows.toUtilityWh, flows.toStorageWh, flows.ownWh].map(kwh),
        ...[bill.money_micro, bill.utility_alone_micro, bill.saved_micro].map(money),
        words.states[bill.state],
      ];
    });
  const lines = [head, ...rows].map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** `wattmesh-WM-00001-2026-11.csv`: whose, and which day, month or year. */
export const csvName = (serial: string, view: "day" | "month" | "year", from: string): string =>
  `wattmesh-${serial.replace(/[^\w.-]+/g, "_")}-${from.slice(0, { day: 10, month: 7, year: 4 }[view])}.csv`;
