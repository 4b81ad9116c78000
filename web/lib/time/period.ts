import { addDays, type Day, isoDay, parseIsoDay } from "@/lib/time/day";

export const views = ["day", "month", "year"] as const;

/** What the history shows at once: a day by slots, a month by days, a year by months. */
export type View = (typeof views)[number];

/** Days from `from` until before `to`. */
export interface DayRange {
  from: Day;
  to: Day;
}

export const isView = (text: string | null): text is View => views.some((view) => view === text);

/** The range of a view that a day lies in. */
export function rangeOf(view: View, { year, month, day }: Day): DayRange {
  switch (view) {
    case "day":
      return { from: { year, month, day }, to: addDays({ year, month, day }, 1) };
    case "month":
      return { from: { year, month, day: 1 }, to: firstOfMonth(year, month + 1) };
    case "year":
      return { from: { year, month: 1, day: 1 }, to: { year: year + 1, month: 1, day: 1 } };
  }
}

/** The same view earlier or later; a day that the other month does not have becomes its last. */
export function shifted(view: View, day: Day, by: number): Day {
  if (view === "day") return addDays(day, by);
  const first = view === "month" ? firstOfMonth(day.year, day.month + by) : firstOfMonth(day.year + by, day.month);
  const last = addDays(firstOfMonth(first.year, first.month + 1), -1);
  return { ...first, day: Math.min(day.day, last.day) };
}

/** The first day of a month; months beyond December are the next year's. */
function firstOfMonth(year: number, month: number): Day {
  const date = new Date(Date.UTC(year, month - 1, 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: 1 };
}

export const isBefore = (one: Day, other: Day): boolean => isoDay(one) < isoDay(other);

/** The day that an address names, or another one. */
export const dayIn = (text: string | null, otherwise: Day): Day =>
  text === null ? otherwise : (parseIsoDay(text) ?? otherwise);
