import type { Day } from "@wattmesh/client";
import { type SlotClock, shownSeconds, shownStart } from "@/lib/time/replay";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an `Intl.DateTimeFormat` costs more than using it a hundred times. */
function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    formats.set(key, format);
  }
  return format;
}

const clock = (seconds: boolean): Intl.DateTimeFormatOptions => ({
  hour: "2-digit",
  minute: "2-digit",
  ...(seconds && { second: "2-digit" }),
});

/** `14:15`; with seconds where slots are shorter than a minute. */
export const formatTime = (locale: string, timeZone: string, unixSeconds: number, seconds: boolean): string =>
  dateFormat(locale, timeZone, clock(seconds)).format(unixSeconds * 1000);

/** `Sat, 21 Nov 2026`. */
export const formatDate = (locale: string, timeZone: string, unixSeconds: number): string =>
  dateFormat(locale, timeZone, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(
    unixSeconds * 1000,
  );

/** A slot by its clock: `14:15–14:30`. */
export function formatSlotTime(locale: string, timeZone: string, slot: number, slots: SlotClock): string {
  const start = shownStart(slot, slots);
  const seconds = shownSeconds(slots);
  return dateFormat(locale, timeZone, clock(seconds < 60)).formatRange(start * 1000, (start + seconds) * 1000);
}

/** When a slot begins, with its day: `21 Nov, 14:15`. */
export const formatSlotStart = (locale: string, timeZone: string, slot: number, slots: SlotClock): string =>
  dateFormat(locale, timeZone, { day: "numeric", month: "short", ...clock(shownSeconds(slots) < 60) }).format(
    shownStart(slot, slots) * 1000,
  );

/** From an instant to another: `21 Nov, 14:00–15:00`. */
export const formatRange = (locale: string, timeZone: string, from: number, to: number, seconds: boolean): string =>
  dateFormat(locale, timeZone, { day: "numeric", month: "short", ...clock(seconds) }).formatRange(
    from * 1000,
    to * 1000,
  );

/** Whole days, both within: `9–15 Nov 2026`. Days are the same everywhere. */
export const formatDays = (locale: string, first: Day, last: Day): string =>
  dateFormat(locale, "UTC", { day: "numeric", month: "short", year: "numeric" }).formatRange(utc(first), utc(last));

const utc = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day);

const periods: Record<"day" | "month" | "year", Intl.DateTimeFormatOptions> = {
  day: { weekday: "short", day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
};

/** A day, a month or a year by its name. */
export const formatPeriod = (
  locale: string,
  timeZone: string,
  period: "day" | "month" | "year",
  unixSeconds: number,
): string => dateFormat(locale, timeZone, periods[period]).format(unixSeconds * 1000);

/** As short as below a bar: `21`, `Nov`. */
export const formatAxisDay = (locale: string, timeZone: string, period: "day" | "month", unixSeconds: number): string =>
  dateFormat(locale, timeZone, period === "day" ? { day: "numeric" } : { month: "short" })
    .format(unixSeconds * 1000)
    .replace(/\.$/, "");

/** A Monday in UTC, unix milliseconds. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** Days of the week, bit 0 being Monday: `Mon–Fri`, `Mon, Wed`. */
export function formatWeekdays(locale: string, weekdays: number): string {
  const name = (day: number) => dateFormat(locale, "UTC", { weekday: "short" }).format(MONDAY_MS + day * DAY_MS);
  const has = (day: number) => ((weekdays >> day) & 1) === 1;
  const runs: number[][] = [];
  for (const day of WEEK.filter(has)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0] ?? 0)}–${name(run.at(-1) ?? 0)}` : run.map(name).join(", ")))
    .join(", ");
}

/** Minutes since midnight by the clock: `17:00–21:00`, `22:00–24:00`. */
export function formatMinutes(fromMinute: number, toMinute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}
