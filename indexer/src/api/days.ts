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
  mondayOf,
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

const WEEK_DAYS = 7;

export type Period = "day" | "week" | "month";

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
  if (isBefore(plus(period, from, most), to)) throw badRequest(`${named} is more than ${most} ${period}s`);
  const starts = period === "day" ? daysBetween(from, to, timeZone) : startsBetween(period, from, to);
  return starts.map((start) => {
    const next = nextOf(period, start);
    return rangeOf(start, isBefore(next, to) ? next : to, timeZone, slotSeconds);
  });
}

/** `from`, and each Monday or first of a month until before `to`. */
function startsBetween(period: Period, from: Day, to: Day): Day[] {
  const starts: Day[] = [];
  for (let start = from; isBefore(start, to); start = nextOf(period, start)) starts.push(start);
  return starts;
}

/** When the period that a day lies in is over. */
function nextOf(period: Period, day: Day): Day {
  if (period === "day") return addDays(day, 1);
  return period === "week" ? addDays(mondayOf(day), WEEK_DAYS) : addMonths(day, 1);
}

/** The day so many whole periods later. */
function plus(period: Period, day: Day, count: number): Day {
  if (period === "month") return addMonths(day, count);
  return addDays(day, period === "week" ? count * WEEK_DAYS : count);
}

/** The local day, and month, that a moment is in. */
export function periodAround(
  period: "day" | "month",
  seconds: number,
  timeZone: string,
  slotSeconds: number,
): LocalRange {
  const day = dayAt(seconds, timeZone);
  return period === "day"
    ? rangeOf(day, addDays(day, 1), timeZone, slotSeconds)
    : rangeOf(firstOfMonth(day), addMonths(day, 1), timeZone, slotSeconds);
}
