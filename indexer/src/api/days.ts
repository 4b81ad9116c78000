import { Temporal } from "temporal-polyfill";
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
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw badRequest(`time_zone ${timeZone} is not an IANA time zone`);
  }
}

/** The local day of a moment. */
export const dayOf = (seconds: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();

export function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw badRequest(`${text} is not a day`);
  }
}

/** Days from `from` until before `to`. A day begins when the clocks of the place say so; with summer time it has 23 or 25 hours. */
export function rangeOf(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  timeZone: string,
  slotSeconds: number,
): LocalRange {
  const startSeconds = startOf(from, timeZone);
  const endSeconds = startOf(to, timeZone);
  return {
    from: from.toString(),
    to: to.toString(),
    startSeconds,
    endSeconds,
    fromSlot: Math.ceil(startSeconds / slotSeconds),
    toSlot: Math.ceil(endSeconds / slotSeconds),
  };
}

const startOf = (day: Temporal.PlainDate, timeZone: string): number =>
  Math.floor(day.toZonedDateTime({ timeZone }).epochMilliseconds / 1000);

/** The periods from that of `from` until before `to`, at most `most`; the first and the last may be cut off by the range. */
export function periodsOf(
  period: Period,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  timeZone: string,
  slotSeconds: number,
  most: number,
): LocalRange[] {
  if (Temporal.PlainDate.compare(from, to) >= 0) throw badRequest(`from ${from} is not before to ${to}`);
  const found: LocalRange[] = [];
  for (let start = from; Temporal.PlainDate.compare(start, to) < 0; ) {
    const next = period === "day" ? start.add({ days: 1 }) : start.with({ day: 1 }).add({ months: 1 });
    const end = Temporal.PlainDate.compare(next, to) < 0 ? next : to;
    found.push(rangeOf(start, end, timeZone, slotSeconds));
    if (found.length > most) throw badRequest(`from ${from} to ${to} is more than ${most} ${period}s`);
    start = next;
  }
  return found;
}

/** The local day, and month, that a moment is in. */
export function periodAround(period: Period, seconds: number, timeZone: string, slotSeconds: number): LocalRange {
  const day = dayOf(seconds, timeZone);
  return period === "day"
    ? rangeOf(day, day.add({ days: 1 }), timeZone, slotSeconds)
    : rangeOf(day.with({ day: 1 }), day.with({ day: 1 }).add({ months: 1 }), timeZone, slotSeconds);
}
