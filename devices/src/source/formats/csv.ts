import { decodeText, WattmeshError } from "@wattmesh/client";
import { Fault, type HowToSay } from "../../csv/fault.ts";
import { type DecimalMark, decimalMarkOf } from "../../csv/number.ts";
import { parseTable, type Table } from "../../csv/table.ts";
import { instantsOf } from "../../csv/time.ts";
import { unitIn } from "../../csv/unit.ts";
import { RejectedError } from "../rejection.ts";
import { type EnergyUnit, isEnergyUnit, microWattHours } from "../wattHours.ts";

/** What a file does not say by itself. */
export interface CsvHints {
  readonly timeZone?: string | undefined;
  readonly importColumn?: string | undefined;
  readonly exportColumn?: string | undefined;
  readonly unit?: EnergyUnit | undefined;
  readonly decimalMark?: DecimalMark | undefined;
}

/** The energies of a row, in millionths of a Wh. */
export interface CsvRow {
  /** Unix seconds at which it begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly importMicro: bigint;
  readonly exportMicro: bigint;
}

export interface CsvContent {
  readonly rows: CsvRow[];
  /** Rows that are not there: from the end of one to the beginning of the next, in Unix seconds. */
  readonly gaps: { readonly from: number; readonly to: number; readonly line: number }[];
}

export const MOST_CSV_BYTES = 16 * 1_048_576;
const QUARTER_SECONDS = 900;
const HOUR_SECONDS = 3_600;
const howToSay: HowToSay = (setting) => `set source.${setting.replace("-", "_")}`;

/** Reads energies a row, each as long as the first. Throws `RejectedError` with the line. */
export function readCsv(bytes: Uint8Array, hints: CsvHints = {}): CsvContent {
  try {
    return contentOf(parseTable(textOf(bytes)), hints);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new RejectedError(
      error.kind,
      error.line === undefined ? "CSV" : `line ${error.line}`,
      error.value,
      error.message,
    );
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > MOST_CSV_BYTES)
    throw new RejectedError("oversized", "CSV", `${bytes.length} bytes`, `${MOST_CSV_BYTES} bytes at most are wanted`);
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof WattmeshError)) throw error;
    throw new RejectedError("malformed", "CSV", error.message, "UTF-8 is wanted");
  }
}

function contentOf(table: Table, hints: CsvHints): CsvContent {
  const [timeColumn = ""] = table.header.fields;
  const column = (at: number) => table.rows.map(({ line, fields }) => ({ line, text: fields[at] ?? "" }));
  const times = column(0);
  const instants = instantsOf(timeColumn, times, hints.timeZone, howToSay);
  const importAt = columnAt(table, hints.importColumn, table.header.fields.length === 2 ? 1 : undefined);
  const exportAt = hints.exportColumn === undefined ? undefined : columnAt(table, hints.exportColumn);
  const valuesAt = (at: number): bigint[] => {
    const written = column(at);
    const unit = unitOf(table, at, hints.unit);
    const mark = hints.decimalMark ?? decimalMarkOf(written, table.separator, howToSay);
    return written.map(({ line, text }) =>
      microWattHours(mark === "," ? text.replace(",", ".") : text, unit, `line ${line}`),
    );
  };
  const imported = valuesAt(importAt);
  const exported = exportAt === undefined ? [] : valuesAt(exportAt);
  const rowSeconds = rowSecondsOf(times, instants);
  const rows: CsvRow[] = [];
  const gaps: CsvContent["gaps"] = [];
  for (const [at, from] of instants.entries()) {
    const before = rows.at(-1);
    const { line = 0, text = "" } = times[at] ?? {};
    if (before !== undefined && (from < before.to || (from - before.to) % rowSeconds !== 0))
      throw new RejectedError("bad_time", `line ${line}`, text, `a row ${rowSeconds} s after the one before is wanted`);
    if (before !== undefined && from > before.to) gaps.push({ from: before.to, to: from, line });
    rows.push({ from, to: from + rowSeconds, importMicro: imported[at] ?? 0n, exportMicro: exported[at] ?? 0n });
  }
  return { rows, gaps };
}

function columnAt({ header }: Table, wanted: string | undefined, otherwise?: number): number {
  if (wanted === undefined && otherwise !== undefined) return otherwise;
  const at = header.fields.findIndex((field, index) => index > 0 && field.toLowerCase() === wanted?.toLowerCase());
  if (at > 0) return at;
  const names = header.fields.slice(1).join(", ");
  throw new RejectedError("missing", `line ${header.line}`, wanted, `set source.import_column to one of ${names}`);
}

function unitOf({ header }: Table, at: number, said: EnergyUnit | undefined): EnergyUnit {
  const name = header.fields[at] ?? "";
  const found = said ?? unitIn(name);
  if (found !== undefined && isEnergyUnit(found)) return found;
  const wanted =
    found === undefined
      ? "has no unit: name Wh or kWh in the header, or set source.unit"
      : `is in ${found}: energies in Wh or kWh a row are wanted`;
  throw new RejectedError("wrong_unit", `line ${header.line}`, name, wanted);
}

/** The smallest step: a file with gaps has larger ones as well. */
function rowSecondsOf(times: readonly { line: number; text: string }[], instants: readonly number[]): number {
  const steps = instants.slice(1).map((instant, at) => instant - (instants[at] ?? 0));
  const rowSeconds = steps.reduce((least, step) => Math.min(least, step), HOUR_SECONDS);
  if (instants.length === 1) return QUARTER_SECONDS;
  if (rowSeconds > 0 && HOUR_SECONDS % rowSeconds === 0) return rowSeconds;
  const { line = 0, text = "" } = times[steps.indexOf(rowSeconds) + 1] ?? {};
  throw new RejectedError(
    "bad_time",
    `line ${line}`,
    text,
    `is ${rowSeconds} s after the row before, no part of an hour`,
  );
}
