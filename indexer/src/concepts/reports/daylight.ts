import { offsetAt } from "@wattmesh/client";
import { changeBetween } from "./clock.ts";

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const WEEK_DAYS = 7;
const YEAR_DAYS = 366;
/** No clocks are put. */
const NO_RULE = "FFFFFFFF";
/** Of a rule: the last such weekday of a month; the second, third and so on follow 2, the first. */
const [FIRST, LAST] = [2, 7];

/** How a place's clocks go, as ESPI's `LocalTimeParameters`. */
export interface Daylight {
  /** Of standard time, seconds ahead of UTC. */
  tzOffset: number;
  /** Of summer time, seconds ahead of standard time; 0 where there is none. */
  dstOffset: number;
  dstStartRule: string;
  dstEndRule: string;
}

/**
 * By how clocks are put in the year after a moment. Of a weekday that is the last of its month the rule says that it is, else which one; a place that
 * puts them otherwise than twice a year has no rule, and the time that it has at the moment.
 */
export function daylightFrom(seconds: number, timeZone: string): Daylight {
  const changes = changesAfter(seconds, timeZone);
  const [one, other] = changes;
  if (one === undefined || other === undefined || changes.length > 2) return without(offsetAt(seconds, timeZone));
  const [starts, ends] = one.after > one.before ? [one, other] : [other, one];
  if (starts.before !== ends.after || starts.after !== ends.before) return without(offsetAt(seconds, timeZone));
  return {
    tzOffset: starts.before,
    dstOffset: starts.after - starts.before,
    dstStartRule: ruleOf(starts),
    dstEndRule: ruleOf(ends),
  };
}

const without = (tzOffset: number): Daylight => ({
  tzOffset,
  dstOffset: 0,
  dstStartRule: NO_RULE,
  dstEndRule: NO_RULE,
});

/** When clocks are put, and how they stood before and after, seconds ahead of UTC. */
interface Change {
  at: number;
  before: number;
  after: number;
}

function changesAfter(seconds: number, timeZone: string): Change[] {
  const changes: Change[] = [];
  for (let day = 0; day < YEAR_DAYS; day += 1) {
    const from = seconds + day * DAY_SECONDS;
    const to = from + DAY_SECONDS;
    const [before, after] = [offsetAt(from, timeZone), offsetAt(to, timeZone)];
    if (before !== after) changes.push({ at: changeBetween(from, to, timeZone), before, after });
  }
  return changes;
}

/** Month, which weekday of it, and the clock's time before it is put, in 32 bits: month 4, which 3, day of the month 5 (none), weekday 3, hour 5, second of the hour 12. */
function ruleOf({ at, before }: Change): string {
  const wall = new Date((at + before) * 1000);
  const day = wall.getUTCDate();
  const days = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  const which = day + WEEK_DAYS > days ? LAST : FIRST + Math.floor((day - 1) / WEEK_DAYS);
  const weekday = wall.getUTCDay() === 0 ? WEEK_DAYS : wall.getUTCDay();
  const second = (wall.getTime() / 1000) % HOUR_SECONDS;
  const fields: [value: number, bits: number][] = [
    [wall.getUTCMonth() + 1, 4],
    [which, 3],
    [0, 5],
    [weekday, 3],
    [wall.getUTCHours(), 5],
    [second, 12],
  ];
  const rule = fields.reduce((all, [value, bits]) => (all << BigInt(bits)) | BigInt(value), 0n);
  return rule.toString(16).toUpperCase().padStart(8, "0");
}
