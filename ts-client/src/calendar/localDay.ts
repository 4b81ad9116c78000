import { firstInstantFrom, offsetAt } from "./clock.ts";
import { addDays, addMonths, type Day, dayOfUtc, firstOfMonth, isBefore, midnightUtc } from "./day.ts";

/** From the first second to the first second after, unix seconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/**
 * The first second of a local day (unix seconds). Where midnight comes twice it is the first of the two, where clocks skip it the first second
 * after; a date that clocks skip altogether begins, and ends, when the next one begins.
 */
export const startOfDay = (day: Day, timeZone: string): number => firstInstantFrom(midnightUtc(day) / 1000, timeZone);

/** A local day: 24 hours, another number where clocks change, none where they skip the date. */
export const rangeOfDay = (day: Day, timeZone: string): TimeRange => ({
  from: startOfDay(day, timeZone),
  to: startOfDay(addDays(day, 1), timeZone),
});

/** The local month that a day lies in. */
export const rangeOfMonth = (day: Day, timeZone: string): TimeRange => ({
  from: startOfDay(firstOfMonth(day), timeZone),
  to: startOfDay(addMonths(day, 1), timeZone),
});

/** The local day that an instant (unix seconds) lies in. Clocks that go back over midnight show yesterday's date again; the new day has begun. */
export function dayAt(unixSeconds: number, timeZone: string): Day {
  const shown = dayOfUtc((unixSeconds + offsetAt(unixSeconds, timeZone)) * 1000);
  const next = addDays(shown, 1);
  return unixSeconds < startOfDay(next, timeZone) ? shown : next;
}

/** The local days from `from` until before `to`, in order, without dates that the zone's clocks skip. */
export function daysBetween(from: Day, to: Day, timeZone: string): Day[] {
  const days: Day[] = [];
  for (let day = from; isBefore(day, to); day = addDays(day, 1)) {
    const range = rangeOfDay(day, timeZone);
    if (range.from < range.to) days.push(day);
  }
  return days;
}
