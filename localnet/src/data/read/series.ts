import {
  billionthsOf,
  type Decimal,
  type DecimalMark,
  decimalMarkOf,
  Fault,
  instantsOf,
  isTime,
  parseDecimal,
  parseTable,
  type Table,
  type Written,
} from "../../../../devices/src/index.ts";
import { quarterHoursOf, ROW_SECONDS } from "./quarterHours.ts";
import { type Kind, scaleOf, type Unit, unitIn, unitsOf } from "./unit.ts";
import { formatYear, isLikely, mayBe, yearOf } from "./year.ts";

/** What a file does not say by itself. What is said here goes before what the file says. */
export interface Hints {
  unit?: Unit | undefined;
  /** Name of the column with the values; a file of two columns needs none. */
  column?: string | undefined;
  /** Of times without an offset. */
  timeZone?: string | undefined;
  decimalMark?: DecimalMark | undefined;
}

/** Mean values of quarters of an hour that follow each other. */
export interface Series {
  /** Unix seconds at which the first one starts. */
  start: number;
  /** Billionths of a W, or of the peak power of a PV system. */
  nano: bigint[];
}

/** Where a person says what a file does not. */
const CONVERT = "run wattmesh-data convert with";
const HOUR_SECONDS = 3600;
const MOST_NANO = 10n ** 18n;
/** What panels make in light that is brighter than that of their test. */
const MOST_PER_UNIT_NANO = 1_500_000_000n;
/** Measurements of nothing come out a little below it: up to 1 W, or a hundredth of the peak. */
const NOISE_NANO: Record<Kind, bigint> = { load: 1_000_000_000n, pv: 10_000_000n };
/** Names of columns that are in W when they say no unit, provided that somebody can live on it. */
const POWER = ["electricity", "power"];

const howToSay = (setting: string): string => `${CONVERT} --${setting}`;

/** Reads the text of a profile. Throws a `Fault` that says where it is wrong. */
export function readSeries(text: string, kind: Kind, hints: Hints = {}): Series {
  const table = parseTable(text);
  const index = valueColumn(table, hints.column);
  const [timeName = "", name = ""] = [table.header.fields[0], table.header.fields[index]];
  const times = columnOf(table, 0);
  const written = columnOf(table, index);
  const instants = instantsOf(timeName, times, hints.timeZone, howToSay);
  const rowSeconds = rowSecondsOf(times, instants);
  const mark = hints.decimalMark ?? decimalMarkOf(written, table.separator, howToSay);
  const numbers = written.map((one) => numberOf(one, mark));
  const unit = unitOf({ name, line: table.header.line }, kind, hints.unit, numbers, rowSeconds);
  const scale = scaleOf(unit, rowSeconds);
  const nano = written.map((one, row) => checked(one, billionthsOf(numbers[row] as Decimal, scale), kind));
  return { start: instants[0] as number, nano: quarterHoursOf(nano, rowSeconds) };
}

function valueColumn({ header: { fields, line }, rows }: Table, wanted: string | undefined): number {
  const [first = ""] = fields;
  if (isTime(first))
    throw new Fault("is a row, where the header should be: put a line like timestamp,power_W before it", {
      line,
      value: fields.join(","),
    });
  if (fields.length < 2)
    throw new Fault("is no header: it has no two columns, with a comma, semicolon or tab between", {
      line,
      value: first,
    });
  if (rows.length === 0) throw new Fault("there are no rows below the header");
  if (wanted === undefined && fields.length === 2) return 1;
  const at = fields.findIndex((field, index) => index > 0 && field.toLowerCase() === wanted?.toLowerCase());
  if (at < 0) {
    const names = fields.slice(1).join(", ");
    const reason = wanted === undefined ? "has several columns of values" : `has no column of values "${wanted}"`;
    throw new Fault(`${reason}: ${CONVERT} --column and one of ${names}`, { line, value: fields.join(",") });
  }
  return at;
}

const columnOf = ({ rows }: Table, index: number): Written[] =>
  rows.map(({ line, fields }) => ({ line, text: fields[index] ?? "" }));

function rowSecondsOf(times: readonly Written[], instants: readonly number[]): number {
  const [first = 0, second = first + ROW_SECONDS] = instants;
  const rowSeconds = second - first;
  const fault = (row: number, reason: string) =>
    new Fault(reason, { line: times[row]?.line ?? 0, value: times[row]?.text });
  if (rowSeconds <= 0 || HOUR_SECONDS % rowSeconds !== 0) {
    const wanted = "rows are to follow each other in steps of an hour or of a whole part of it, like 900 s";
    throw fault(1, `is ${rowSeconds} s after the row before: ${wanted}`);
  }
  for (let row = 2; row < instants.length; row += 1) {
    const step = (instants[row] as number) - (instants[row - 1] as number);
    if (step !== rowSeconds)
      throw fault(row, `is ${step} s after the row before, not ${rowSeconds}: add the rows between, or cut the file`);
  }
  if ((instants.length * rowSeconds) % ROW_SECONDS !== 0)
    throw fault(instants.length - 1, "ends within a quarter of an hour: cut the rows that do not fill it");
  return rowSeconds;
}

function numberOf({ line, text }: Written, mark: DecimalMark): Decimal {
  const number = parseDecimal(text, mark);
  if (number !== undefined) return number;
  const reason = text === "" ? "is empty: fill the gap with a number" : `is no number: write it like 1234${mark}5`;
  throw new Fault(reason, { line, value: text });
}

function unitOf(
  { name, line }: { name: string; line: number },
  kind: Kind,
  said: Unit | undefined,
  numbers: readonly Decimal[],
  rowSeconds: number,
): Unit {
  const unit = said ?? unitIn(name);
  const fault = (reason: string) => new Fault(reason, { line, value: name });
  if (unit !== undefined) {
    if (unitsOf[kind].includes(unit)) return unit;
    throw fault(
      kind === "pv"
        ? `is in ${unit}, but a PV profile is power per unit of peak power: divide by the peak power`
        : `is in ${unit}, but a load is in one of ${unitsOf.load.join(", ")}: is this a PV profile?`,
    );
  }
  if (kind === "pv") return "per_unit";
  const yearIn = (one: Unit) => yearOf(numbers.map((number) => billionthsOf(number, scaleOf(one, rowSeconds))));
  if (POWER.includes(name.toLowerCase()) && mayBe(yearIn("W"))) return "W";
  const [likely, ...others] = (["kWh", "kW", "Wh", "W"] as const).filter((one) => isLikely(yearIn(one)));
  const question = likely === undefined ? "which unit is this?" : `is this ${likely}?`;
  const years = [likely, ...others].flatMap((one) =>
    one === undefined || one === "W" ? [] : [`in ${one} ${formatYear(yearIn(one))}`],
  );
  const compared = years.length === 0 ? "" : ` (${years.join(", ")})`;
  const way = `name the unit in the header, as in ${name}_kWh, or ${CONVERT} --unit`;
  throw fault(`has no unit, and in W is ${formatYear(yearIn("W"))} a year: ${question}${compared}; ${way}`);
}

function checked({ line, text }: Written, nano: bigint, kind: Kind): bigint {
  if (nano >= 0n && nano <= (kind === "pv" ? MOST_PER_UNIT_NANO : MOST_NANO)) return nano;
  if (nano < 0n && nano >= -NOISE_NANO[kind]) return 0n;
  const reasons = {
    load: [
      "is below zero: a load is what is used, not net of what panels make",
      "is more than 1 GW: is the unit right?",
    ],
    pv: [
      "is below zero: panels make power",
      "is more than the peak: divide by the peak power, or name percent as the unit",
    ],
  };
  throw new Fault(reasons[kind][nano < 0n ? 0 : 1] as string, { line, value: text });
}
