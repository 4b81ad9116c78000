import {
  addDays,
  addMonths,
  type Day,
  dayAt,
  daysBetween,
  firstOfMonth,
  isBefore,
  isoDay,
  knownTimeZone,
  parseIsoDay,
  startOfDay,
} from "@wattmesh/client";
import { badRequest } from "./failure.ts";

/** Slots whose start lies in a local day, month or other range of days. */
export interface LocalRange {
  /** The first day. */
  from: string;
  /** The day after the last. */
  to: string;
  /** Unix seconds at which the first day begins. */
  startSeconds: number;
  /** Unix seconds at which it is over. */
  endSeconds: number;
  fromSlot: number;
  /** Not included. */
  toSlot: number;
}

export type Period = "day" | "month";

export function checkedTimeZone(timeZone: string): string {
  const known = knownTimeZone(timeZone);
  if (known === undefined) throw badRequest(`time_zone ${timeZone} is not an IANA time zone`);
  return known;
}

export function parseDay(text: string): Day {
  const day = parseIsoDay(text);
  if (day === undefined) throw badRequest(`${text} is not a day`);
  return day;
}

/** Days from `from` until before `to`. A day begins when the clocks of the place say so; with summer time it has 23 or 25 hours. */
export function rangeOf(from: Day, to: Day, timeZone: string, slotSeconds: number): LocalRange {
  const startSeconds = startOfDay(from, timeZone);
  const endSeconds = startOfDay(to, timeZone);
  return {
    from: isoDay(from),
    to: isoDay(to),
    startSeconds,
    endSeconds,
    fromSlot: Math.ceil(startSeconds / slotSeconds),
    toSlot: Math.ceil(endSeconds / slotSeconds),
  };
}

/**
 * The periods from that of `from` until before `to`, at most `most`; the first and the last may be cut off by the range. A date that the place
 * skipped is none.
 */
export function periodsOf(
  period: Period,
  from: Day,
  to: Day,
  timeZone: string,
  slotSeconds: number,
  most: number,
): LocalRange[] {
  const named = `from ${isoDay(from)} to ${isoDay(to)}`;
  if (!isBefore(from, to)) throw badRequest(`from ${isoDay(from)} is not before to ${isoDay(to)}`);
  const tooMany = period === "day" ? addDays(from, most) : addMonths(from, most);
  if (isBefore(tooMany, to)) throw badRequest(`${named} is more than ${most} ${period}s`);
  const starts = period === "day" ? daysBetween(from, to, timeZone) : monthsBetween(from, to);
  return starts.map((start) => {
    const next = period === "day" ? addDays(start, 1) : addMonths(start, 1);
    return rangeOf(start, isBefore(next, to) ? next : to, timeZone, slotSeconds);
  });
}

/** `from`, and each first of a month until before `to`. */
function monthsBetween(from: Day, to: Day): Day[] {
  const starts: Day[] = [];
  for (let start = from; isBefore(start, to); start = addMonths(start, 1)) starts.push(start);
  return starts;
}

/** The local day, and month, that a moment is in. */
export function periodAround(period: Period, seconds: number, timeZone: string, slotSeconds: number): LocalRange {
  const day = dayAt(seconds, timeZone);
  return period === "day"
    ? rangeOf(day, addDays(day, 1), timeZone, slotSeconds)
    : rangeOf(firstOfMonth(day), addMonths(day, 1), timeZone, slotSeconds);
}
