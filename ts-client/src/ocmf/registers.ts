import { OcmfError } from "../errors/ocmf.ts";
import { isObject, memberOf, NumberText, type OcmfObject, optionalText } from "./json.ts";
import { shownText } from "./shown.ts";
import { type OcmfTime, readTime } from "./time.ts";

const MOST_READINGS = 16;
const MOST_CHARACTERS = 40;
const U64_MAX = 2n ** 64n - 1n;

/** Registers in whole Wh at one time; what is less stays in the meter. */
export interface OcmfRegisters {
  readonly time: OcmfTime;
  /** 1.8.0, if the record has it. */
  readonly importTotalWh: bigint | undefined;
  /** 2.8.0, if the record has it. */
  readonly exportTotalWh: bigint | undefined;
}

interface Register {
  readonly time: OcmfTime;
  readonly register: "import" | "export";
  readonly wh: bigint;
}

type Key = "TM" | "TX" | "RI" | "RU" | "EF" | "ST" | "RV";

/** The registers at the last reading's time. A reading that is of no use makes the record so. Throws `OcmfError`. */
export function readRegisters(payload: OcmfObject, page: string): OcmfRegisters {
  const readings: Register[] = [];
  const said: Partial<Record<Key, string>> = {};
  for (const one of listOf(payload)) {
    take(said, one);
    const reading = readingOf(said, page);
    checkOrder(readings, reading, said.TM ?? "");
    readings.push(reading);
  }
  const { time } = readings.at(-1) as Register;
  const atLast = readings.filter((one) => one.time.unixMs === time.unixMs);
  const totalOf = (register: Register["register"]) => atLast.find((one) => one.register === register)?.wh;
  const isSynchronised = atLast.every((one) => one.time.isSynchronised);
  return { time: { ...time, isSynchronised }, importTotalWh: totalOf("import"), exportTotalWh: totalOf("export") };
}

function listOf(payload: OcmfObject): readonly unknown[] {
  const list = memberOf(payload, "RD");
  if (list !== undefined && !Array.isArray(list)) throw new OcmfError("wrong_kind", "RD: a list is wanted");
  if (list === undefined || list.length === 0) throw new OcmfError("missing", "RD is not there");
  if (list.length > MOST_READINGS) throw new OcmfError("too_many", `RD: at most ${MOST_READINGS} are wanted`);
  return list;
}

/** A reading that leaves a key out says the same as the one before it. */
function take(said: Partial<Record<Key, string>>, one: unknown): void {
  if (!isObject(one)) throw new OcmfError("wrong_kind", "RD: an object is wanted");
  if (memberOf(one, "CL") !== undefined) throw new OcmfError("loss_compensated", "losses of a cable are taken off");
  for (const key of ["TM", "TX", "RI", "RU", "EF", "ST"] as const) {
    const text = optionalText(one, key);
    if (text !== undefined) said[key] = text;
  }
  const value = memberOf(one, "RV");
  if (value instanceof NumberText) said.RV = value.text;
  // Some write their number as a text.
  else if (typeof value === "string") said.RV = value;
  else if (value !== undefined) throw new OcmfError("wrong_kind", "RV: a number is wanted");
}

/** What makes a reading of no use comes before what it says. */
function readingOf(said: Partial<Record<Key, string>>, page: string): Register {
  checkReason(said.TX, page);
  checkErrors(said.EF ?? "");
  const status = there(said, "ST");
  if (status !== "G") throw new OcmfError("bad_status", `status ${shownText(status)}, of which G alone is good`);
  const register = registerOf(there(said, "RI"));
  const unit = there(said, "RU");
  const wh = wholeWh(there(said, "RV"), unit);
  return { register, wh, time: readTime(there(said, "TM")) };
}

function there(said: Partial<Record<Key, string>>, key: Key): string {
  const text = said[key];
  if (text === undefined) throw new OcmfError("missing", `${key} is not there`);
  return text;
}

/** A transaction's reading has a reason, and another one has none. */
function checkReason(reason: string | undefined, page: string): void {
  const isTransaction = page.startsWith("T");
  if (isTransaction ? reason !== undefined && /^[BCELRAPST]$/.test(reason) : reason === undefined) return;
  if (isTransaction && reason === "X")
    throw new OcmfError("exception", "an exception in a transaction, from which on its readings are of no use");
  throw new OcmfError("wrong_reason", `reason ${shownText(reason ?? "")} on page ${page}`);
}

function checkErrors(flags: string): void {
  const shown = shownText(flags);
  if (flags.includes("E"))
    throw new OcmfError("energy_unusable", `the energy is of no use, as error flags ${shown} say`);
  if (flags.includes("t")) throw new OcmfError("time_unusable", `the time is of no use, as error flags ${shown} say`);
  if (flags !== "") throw new OcmfError("unknown_error_flags", `error flags ${shown}`);
}

/** Time does not go back, nor does a register, and it has one value at a time. */
function checkOrder(readings: readonly Register[], { time, register, wh }: Register, text: string): void {
  const last = readings.at(-1);
  if (last !== undefined && time.unixMs < last.time.unixMs)
    throw new OcmfError("time_goes_back", `time ${shownText(text)} is before that of the reading before it`);
  const before = readings.findLast((one) => one.register === register);
  if (before === undefined) return;
  if (before.time.unixMs === time.unixMs && before.wh !== wh)
    throw new OcmfError("two_values", `a register has ${before.wh} and ${wh} Wh at one time`);
  if (wh < before.wh)
    throw new OcmfError("decreasing", `a register goes back from ${before.wh} to ${wh} Wh within the record`);
}

// `1-0:1.8.0`, `1-b:1.8.0`, `01-00:01.08.00.FF`, `1-0:2.8.0*255`; the channel is whatever it is.
const OBIS = /^0?1-[0-9a-f]{1,2}:0?([12])\.0?8\.0?0(?:[.*](?:255|FF|ff))?$/i;

function registerOf(obis: string): Register["register"] {
  const [, quantity] = OBIS.exec(obis) ?? [];
  if (quantity === undefined)
    throw new OcmfError("unknown_obis", `register ${shownText(obis)}: 1.8.0 or 2.8.0 is wanted`);
  return quantity === "1" ? "import" : "export";
}

const EXPONENTS: Readonly<Record<string, number>> = { Wh: 0, kWh: 3 };

/** Whole Wh of a register, digit by digit; what is less is cut off. */
function wholeWh(value: string, unit: string): bigint {
  const digits = EXPONENTS[unit];
  if (digits === undefined || !Object.hasOwn(EXPONENTS, unit))
    throw new OcmfError("wrong_unit", `unit ${shownText(unit)}: Wh or kWh is wanted`);
  const shown = shownText(value);
  const tooLarge = () => new OcmfError("too_large", `${shown} is more than a register holds`);
  if (new TextEncoder().encode(value).length > MOST_CHARACTERS) throw tooLarge();
  if (value.trim() !== value && value.trim() !== "")
    throw new OcmfError("spaces", `${shown}: a number without spaces is wanted`);
  const [, sign, whole, fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(e[+-]?\d+)?$/i.exec(value) ?? [];
  if (whole === undefined) throw new OcmfError("not_a_number", `${shown} is no number`);
  if (sign === "-") throw new OcmfError("negative", `${shown}: a register is never below zero`);
  if (exponent !== undefined) throw new OcmfError("exponent", `${shown}: a number without an exponent is wanted`);
  const wh = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (wh > U64_MAX) throw tooLarge();
  return wh;
}
