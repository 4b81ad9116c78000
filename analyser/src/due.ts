import { DAY_SLOTS } from "./checks/window.ts";

/** The last day is judged so often: four times a day. */
export const JUDGED_EVERY_SLOTS = DAY_SLOTS / 4;
/** Readings that skip others are taken eight slots after the first that they skip: what has not come by then is late indeed. */
export const WAIT_SLOTS = 9;
/** After a rest, so many days at most are made up for. */
const MOST_DAYS = 7;

/** The ends of days to be judged now: slots that are over so long that what is not late has come, after `judgedUntil`, the earliest first. */
export function dueEnds(nowSlot: number, judgedUntil: number | undefined): number[] {
  const last = Math.floor((nowSlot - WAIT_SLOTS) / JUDGED_EVERY_SLOTS) * JUDGED_EVERY_SLOTS;
  const most = (MOST_DAYS * DAY_SLOTS) / JUDGED_EVERY_SLOTS;
  const judged = Math.floor((judgedUntil ?? 0) / JUDGED_EVERY_SLOTS) * JUDGED_EVERY_SLOTS;
  const first = Math.max(judged, last - most * JUDGED_EVERY_SLOTS) + JUDGED_EVERY_SLOTS;
  const count = Math.max(0, (last - first) / JUDGED_EVERY_SLOTS + 1);
  return Array.from({ length: count }, (_, index) => first + index * JUDGED_EVERY_SLOTS);
}
