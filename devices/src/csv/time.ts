import { instantsAt, knownTimeZone, offsetAt } from "@wattmesh/client";
import type { RejectionReason } from "../source/rejection.ts";
import { Fault, type HowToSay } from "./fault.ts";
import type { Written } from "./number.ts";

/** From here on a number counts milliseconds: as seconds it would be the year 5138. */
const LEAST_MILLISECONDS = 100_000_000_000;

const ISO =
  /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\s*(?:\[([^\]]+)\]|([A-Z]\w+\/[\w/+-]+))?$/i;
/** As spreadsheets write it in German. */
const DOTTED = /^(\d\d?)\.(\d\d?)\.(\d{4})[T ,]+(\d\d?):(\d\d)(?::(\d\d))?$/;

const NOT_WHOLE = "is not in whole seconds";

interface Wall {
  /** Unix seconds at which a clock in UTC shows it. */
  wallSeconds: number;
  hasFraction: boolean;
  offsetSeconds?: number;
  zone?: string;
}

/**
 * The Unix seconds of a column of times: Unix seconds or milliseconds, ISO 8601 with its offset, or times on the wall of a named zone, which stands
 * beside each, in the column's name or in `timeZone`. A time that comes twice when clocks go back is the first one after the row before.
 */
export function instantsOf(
  column: string,
  times: readonly Written[],
  timeZone: string | undefined,
  howToSay: HowToSay,
): number[] {
  const named = timeZone === undefined ? zoneIn(column) : zoneOf(timeZone);
  const instants: number[] = [];
  for (const time of times)
    instants.push(instantOf(time, named, instants.at(-1) ?? Number.NEGATIVE_INFINITY, howToSay));
  return instants;
}

/** Whether a text is a time rather than a column's name. */
export const isTime = (text: string): boolean => /^\d+([.,]\d+)?$/.test(text) || parseWall(text) !== undefined;

function instantOf({ text, line }: Written, timeZone: string | undefined, before: number, howToSay: HowToSay): number {
  const fault = (reason: string, kind: RejectionReason = "bad_time") => new Fault(reason, { line, value: text, kind });
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text))
    throw fault("was shortened by a spreadsheet: show the column as whole numbers before you save it");
  const [, digits, fraction = ""] = /^(\d{1,15})(?:[.,](\d+))?$/.exec(text) ?? [];
  if (digits !== undefined) {
    const milliseconds = Number(digits) >= LEAST_MILLISECONDS;
    if (/[1-9]/.test(fraction) || (milliseconds && !digits.endsWith("000"))) throw fault(NOT_WHOLE);
    return milliseconds ? Number(digits) / 1000 : Number(digits);
  }
  const wall = parseWall(text);
  if (wall === undefined) throw fault("is no time: write Unix seconds, or times like 2021-02-15T00:00:00+01:00");
  if (wall.hasFraction) throw fault(NOT_WHOLE);
  const { wallSeconds, offsetSeconds } = wall;
  if (offsetSeconds !== undefined) {
    const instant = wallSeconds - offsetSeconds;
    if (wall.zone !== undefined && offsetAt(instant, zoneOf(wall.zone, line)) !== offsetSeconds)
      throw fault(`has an offset that ${wall.zone} does not have then`);
    return instant;
  }
  const zone = wall.zone === undefined ? timeZone : zoneOf(wall.zone, line);
  if (zone === undefined)
    throw fault(
      `has no offset: name the zone in the header, as in time [Europe/Berlin], or ${howToSay("time-zone")}`,
      "time_without_zone",
    );
  const candidates = instantsAt(wallSeconds, zone);
  const last = candidates.at(-1);
  if (last === undefined)
    throw fault(`does not exist in ${zone}, where clocks skip it: is the zone another?`, "skipped_hour");
  return candidates.find((at) => at > before) ?? last;
}

function parseWall(text: string): Wall | undefined {
  const [, day, month, year, ...clock] = DOTTED.exec(text) ?? [];
  if (day !== undefined) return wallOf([year, month, day, ...clock]);
  const [, ...parts] = ISO.exec(text) ?? [];
  const [fraction = "", offset, bracketed, bare = bracketed] = parts.slice(6);
  const wall = wallOf(parts.slice(0, 6));
  return (
    wall && {
      ...wall,
      hasFraction: /[1-9]/.test(fraction),
      ...(offset !== undefined && { offsetSeconds: offsetOf(offset) }),
      ...(bare !== undefined && { zone: bare }),
    }
  );
}

/** Nothing where a part is too large; 24:00 ends a day. */
function wallOf(parts: (string | undefined)[]): Wall | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part = "0") => Number(part));
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isClock = minute < 60 && second < 60 && (hour < 24 || (hour === 24 && minute + second === 0));
  const wallSeconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  return isDate && isClock ? { wallSeconds, hasFraction: false } : undefined;
}

function offsetOf(text: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === "-" ? -seconds : seconds;
}

/** Asking for a zone costs more than reading a row. */
const zones = new Map<string, string>();

function zoneOf(name: string, line?: number): string {
  const known = zones.get(name) ?? knownTimeZone(name);
  if (known !== undefined) {
    zones.set(name, known);
    return known;
  }
  throw new Fault("is no time zone: take a name like Europe/Berlin", { line, value: name, kind: "bad_time" });
}

/** The zone that a column's name holds: `time [Europe/Berlin]`, `timestamp_utc`. Names like CET mean several things, and count as none. */
function zoneIn(column: string): string | undefined {
  const words = column.split(/[\s()[\],;]+|^[a-z]+_(?=utc$)/i);
  const zone = /^(utc|gmt|[a-z]+\/.+)$/i;
  return words
    .filter((word) => zone.test(word))
    .map(knownTimeZone)
    .find((known) => known !== undefined);
}
