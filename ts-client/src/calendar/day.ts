/** A civil date. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

export const addDays = (day: Day, days: number): Day => dayOfUtc(midnightUtc(day) + days * DAY_MS);

/** The first day of the month so many months later, or earlier when negative. */
export const addMonths = ({ year, month }: Day, months: number): Day => dayOfUtc(Date.UTC(year, month - 1 + months, 1));

export const firstOfMonth = (day: Day): Day => ({ ...day, day: 1 });

/** The Monday of the week that a day lies in. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(midnightUtc(day)).getUTCDay() + 6) % 7));

export const isBefore = (one: Day, other: Day): boolean => midnightUtc(one) < midnightUtc(other);

/** `2026-03-29`. */
export const isoDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The day that `2026-03-29` names; nothing where it names none. */
export function parseIsoDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parsed = { year: Number(year), month: Number(month), day: Number(day) };
  return isoDay(addDays(parsed, 0)) === text ? parsed : undefined;
}

/** Milliseconds since 1970 at which the day would begin without any time zone. */
export const midnightUtc = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day);

/** The day of a moment without any time zone, in milliseconds since 1970. */
export function dayOfUtc(ms: number): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
