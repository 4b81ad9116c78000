import { addDays, addMonths, type Day, firstOfMonth, mondayOf, parseIsoDay } from "@wattmesh/client";

const MONTHS = 12;
const WEEK_DAYS = 7;

export const views = ["day", "week", "month", "year"] as const;

/** What the history shows at once: a day by slots, a week or month by days, a year by months. */
export type View = (typeof views)[number];

/** Days from `from` until before `to`. */
export interface DayRange {
  from: Day;
  to: Day;
}

export const isView = (text: string | null): text is View => views.some((view) => view === text);

/** The range of a view that a day lies in. */
export function rangeOf(view: View, day: Day): DayRange {
  switch (view) {
    case "day":
      return { from: day, to: addDays(day, 1) };
    case "week":
      return { from: mondayOf(day), to: addDays(mondayOf(day), WEEK_DAYS) };
    case "month":
      return { from: firstOfMonth(day), to: addMonths(day, 1) };
    case "year":
      return { from: { ...day, month: 1, day: 1 }, to: addMonths({ ...day, month: 1 }, MONTHS) };
  }
}

/** The same view earlier or later; a day that the other month does not have becomes its last. */
export function shifted(view: View, day: Day, by: number): Day {
  if (view === "day" || view === "week") return addDays(day, view === "week" ? by * WEEK_DAYS : by);
  const first = addMonths(day, view === "month" ? by : by * MONTHS);
  const last = addDays(addMonths(first, 1), -1);
  return { ...first, day: Math.min(day.day, last.day) };
}

/** The day that an address names, or another one. */
export const dayIn = (text: string | null, otherwise: Day): Day =>
  text === null ? otherwise : (parseIsoDay(text) ?? otherwise);
