import { OcmfError } from "../errors/ocmf.ts";
import { shownText } from "./shown.ts";

/** When registers were read. */
export interface OcmfTime {
  readonly unixMs: number;
  /** S; I and R know the time less well. */
  readonly isSynchronised: boolean;
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d),(\d{3})/;
const LOCAL_LENGTH = 23;
const OFFSET = /^([+-])(\d\d)(\d\d)$/;
const MOST_OFFSET_HOURS = 14;

/** Reads `2018-07-24T13:22:04,000+0200 S`: with its offset it is one instant, also in an hour that clocks show twice. Throws `OcmfError`. */
export function readTime(text: string): OcmfTime {
  const shown = shownText(text);
  const bad = () => new OcmfError("bad_time", `time ${shown}: one like 2026-11-29T16:00:00,000+0100 S is wanted`);
  const fields = LOCAL.exec(text)?.slice(1).map(Number);
  if (fields === undefined) throw bad();
  const rest = text.slice(LOCAL_LENGTH);
  const [zone, ...clock] = rest.split(/ (.*)/s);
  if (zone === "") throw new OcmfError("time_without_zone", `time ${shown}: an offset such as +0100 is wanted`);
  const isSynchronised = isSure(clock[0], shown, bad);
  const unixMs = instantOf(fields, minutesAhead(zone ?? "", bad));
  if (unixMs === undefined) throw bad();
  return { unixMs, isSynchronised };
}

function isSure(clock: string | undefined, shown: string, bad: () => OcmfError): boolean {
  if (clock === "U") throw new OcmfError("clock_not_set", `time ${shown} of a clock that is not set`);
  if (clock !== "S" && clock !== "I" && clock !== "R") throw bad();
  return clock === "S";
}

function minutesAhead(zone: string, bad: () => OcmfError): number {
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > MOST_OFFSET_HOURS || Number(minutes) > 59) throw bad();
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

/** `undefined` where there is no such time, or it is before 1970. */
function instantOf(fields: readonly number[], ahead: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0] = fields;
  const at = new Date(0);
  // A year below 100 would be one of the last century.
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second, milli);
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour;
  if (!exists || at.getUTCMinutes() !== minute || at.getUTCSeconds() !== second) return undefined;
  const unixMs = at.getTime() - ahead * 60_000;
  return unixMs < 0 ? undefined : unixMs;
}
