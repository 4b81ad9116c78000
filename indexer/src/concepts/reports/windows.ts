import { badRequest } from "../../api/failure.ts";
import type { Queries } from "../../db/database.ts";

/** As many as the chain's schedule may have. */
const MOST_WINDOWS = 32;
const DAY_MINUTES = 1_440;
/** What lies in no window. No window may be called so. */
export const OTHER = "other";

/** Hours of a place's clocks on some days of the week, as the chain's `Window` is. */
export interface Window {
  name: string;
  /** The days on which it starts; bit 0 is Monday. */
  weekdays: number;
  /** Minutes since midnight. Where `toMinute` is not after `fromMinute`, it is one of the next day. */
  fromMinute: number;
  toMinute: number;
  /** Of the chain's schedule, in thousandths. */
  multiplierPermille: number | null;
}

/** `peak.1-5.0700-2000`: its name, days of the week from 1, Monday, to 7, and the clock. */
const WINDOW = /^([a-z][a-z0-9_-]{0,23})\.([1-7])(?:-([1-7]))?\.([01]\d|2[0-4])([0-5]\d)-([01]\d|2[0-4])([0-5]\d)$/;
export const windowsPattern = "^[a-z0-9._,-]{1,1400}$";

interface Pricing {
  time_of_use: {
    windows: { weekdays: number; from_minute: number; to_minute: number; multiplier_permille: number }[];
  };
}

/** Those of the schedule by which the community's time-of-use prices go, in its order; none where it has none. */
export async function communityWindows(db: Queries): Promise<Window[]> {
  const [fact] = await db.query<{ value: Pricing | null }>("select value from facts where name = 'pricing'");
  return (fact?.value?.time_of_use.windows ?? []).map((window, at) => ({
    name: `window_${at + 1}`,
    weekdays: window.weekdays,
    fromMinute: window.from_minute,
    toMinute: window.to_minute,
    multiplierPermille: window.multiplier_permille,
  }));
}

/** Windows by commas. Where two overlap the first counts. Days that end before they begin go over Sunday. */
export function parseWindows(text: string): Window[] {
  const windows = text.split(",").map(parseWindow);
  if (windows.length > MOST_WINDOWS) throw badRequest(`windows has ${windows.length}, more than ${MOST_WINDOWS}`);
  const names = windows.map(({ name }) => name);
  if (names.includes(OTHER)) throw badRequest(`windows has the name ${OTHER}, which stands for all other hours`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw badRequest(`windows has the name ${twice} twice`);
  return windows;
}

function parseWindow(text: string): Window {
  const [, name, first, last = first, fromHour, fromMinutes, toHour, toMinutes] = WINDOW.exec(text) ?? [];
  const from = minuteOf(fromHour, fromMinutes);
  const to = minuteOf(toHour, toMinutes);
  if (name === undefined || !(from < DAY_MINUTES && to <= DAY_MINUTES))
    throw badRequest(`windows has ${text}: must be such as peak.1-5.0700-2000`);
  const weekdays = daysOf(Number(first), Number(last));
  return { name, weekdays, fromMinute: from, toMinute: to, multiplierPermille: null };
}

const minuteOf = (hour: string | undefined, minutes: string | undefined): number => Number(hour) * 60 + Number(minutes);

function daysOf(first: number, last: number): number {
  let days = 0;
  for (let day = first; ; day = (day % 7) + 1) {
    days |= 1 << (day - 1);
    if (day === last) return days;
  }
}
