import { slotEnd, slotStart } from "@wattmesh/client";

/** `14:15`; with seconds where slots are shorter than a minute. */
export const formatTime = (locale: string, timeZone: string, unixSeconds: number, seconds: boolean): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
  }).format(unixSeconds * 1000);

/** `Sat, 21 Nov 2026`. */
export const formatDate = (locale: string, timeZone: string, unixSeconds: number): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(unixSeconds * 1000);

/** A slot by its clock: `14:15–14:30`. */
export function formatSlotTime(locale: string, timeZone: string, slot: number, slotSeconds: number): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(slotSeconds < 60 && { second: "2-digit" }),
  }).formatRange(slotStart(slot, slotSeconds) * 1000, slotEnd(slot, slotSeconds) * 1000);
}

/** A day, a month or a year by its name. */
export function formatPeriod(
  locale: string,
  timeZone: string,
  period: "day" | "month" | "year",
  unixSeconds: number,
): string {
  const options: Record<typeof period, Intl.DateTimeFormatOptions> = {
    day: { weekday: "short", day: "numeric", month: "long", year: "numeric" },
    month: { month: "long", year: "numeric" },
    year: { year: "numeric" },
  };
  return new Intl.DateTimeFormat(locale, { timeZone, ...options[period] }).format(unixSeconds * 1000);
}

/** As short as below a bar: `21`, `Nov`. */
export const formatAxisDay = (locale: string, timeZone: string, period: "day" | "month", unixSeconds: number): string =>
  new Intl.DateTimeFormat(locale, { timeZone, ...(period === "day" ? { day: "numeric" } : { month: "short" }) })
    .format(unixSeconds * 1000)
    .replace(/\.$/, "");
