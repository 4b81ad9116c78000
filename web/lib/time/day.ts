/** A civil date. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** From the first second to the first second after, unix seconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/** The date that clocks in a zone show at an instant (unix seconds). */
export function dayAt(unixSeconds: number, timeZone: string): Day {
  const { year, month, day } = wallClock(unixSeconds, timeZone);
  return { year, month, day };
}

/** A local day: 24 hours, but 23 or 25 where clocks change. */
export function rangeOfDay(day: Day, timeZone: string): TimeRange {
  return { from: startOf(day, timeZone), to: startOf(addDays(day, 1), timeZone) };
}

/** A local month. */
export function rangeOfMonth({ year, month }: Day, timeZone: string): TimeRange {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return { from: startOf({ year, month, day: 1 }, timeZone), to: startOf(next, timeZone) };
}

/** `days` from `first` on, each as its own range. */
export function daysFrom(first: Day, days: number, timeZone: string): TimeRange[] {
  return Array.from({ length: days }, (_, index) => rangeOfDay(addDays(first, index), timeZone));
}

export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-03-29`. */
export const isoDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

export function parseIsoDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parsed = { year: Number(year), month: Number(month), day: Number(day) };
  return isoDay(addDays(parsed, 0)) === text ? parsed : undefined;
}

interface WallClock extends Day {
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(unixSeconds: number, timeZone: string): WallClock {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const two = "2-digit";
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return { year, month, day, hour, minute, second };
}

/** The first second of a day. Some zones skip midnight: there the day begins when their clocks first show its date. */
function startOf(day: Day, timeZone: string): number {
  const midnight = Date.UTC(day.year, day.month - 1, day.day) / 1000;
  // Two rounds: the offset that holds now, then the one that holds at the instant it leads to.
  let at = midnight - offsetAt(midnight, timeZone);
  at = midnight - offsetAt(at, timeZone);
  return isoDay(dayAt(at, timeZone)) < isoDay(day) ? firstOf(day, at, timeZone) : at;
}

function firstOf(day: Day, from: number, timeZone: string): number {
  let low = from;
  let high = from + 3 * 3600;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isoDay(dayAt(middle, timeZone)) < isoDay(day)) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(unixSeconds: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(unixSeconds, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - unixSeconds;
}
