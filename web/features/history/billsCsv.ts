import type { Bill } from "@wattmesh/indexer-client";
import { flowsOf } from "@/lib/energy/flows";
import { type CsvForm, csvNumbers, csvText } from "@/lib/files/csv";

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

/** Days or months that were metered as a table for spreadsheets: units in the header, every Wh and millionth kept. */
export function billsCsv(bills: readonly Bill[], words: CsvWords, form: CsvForm, currency: string): string {
  const { kwh, money } = csvNumbers(form);
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
        ...[bill.money_micro, bill.utility_alone_micro, bill.saved_micro].map((micro) => money(BigInt(micro))),
        words.states[bill.state],
      ];
    });
  return csvText([head, ...rows], form);
}
