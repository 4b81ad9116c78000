import { offsetAt } from "@wattmesh/client";
import type { LocalRange } from "../../api/days.ts";
import { resultsIn } from "../results/rows.ts";

const DAY_SECONDS = 86_400;

/** Slots, `fromSlot <= slot < toSlot`, that begin while a place's clocks are ahead of UTC by as much. */
export interface Stretch {
  fromSlot: number;
  toSlot: number;
  offsetSeconds: number;
}

/** The slots of a range by how its place's clocks stood: one stretch, and one more for each time that they were put. */
export function stretchesOf(
  { startSeconds, endSeconds, fromSlot, toSlot }: LocalRange,
  timeZone: string,
  slotSeconds: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, offsetSeconds] = [fromSlot, offsetAt(startSeconds, timeZone)];
  for (let at = startSeconds; at < endSeconds; at += DAY_SECONDS) {
    const next = Math.min(at + DAY_SECONDS, endSeconds);
    const then = offsetAt(next, timeZone);
    if (then === offsetSeconds) continue;
    const changed = Math.ceil(changeBetween(at, next, timeZone) / slotSeconds);
    if (changed > from) stretches.push({ fromSlot: from, toSlot: changed, offsetSeconds });
    [from, offsetSeconds] = [changed, then];
  }
  if (from < toSlot) stretches.push({ fromSlot: from, toSlot, offsetSeconds });
  return stretches;
}

/** The first second, after `before` and until `after`, at which clocks stand as they do at `after`. */
export function changeBetween(before: number, after: number, timeZone: string): number {
  const then = offsetAt(after, timeZone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === then) high = middle;
    else low = middle;
  }
  return high;
}

/** Stretches as the three arrays of `CLOCK`. */
export const clockValues = (stretches: readonly Stretch[]): string[] => [
  arrayOf(stretches.map(({ fromSlot }) => fromSlot)),
  arrayOf(stretches.map(({ toSlot }) => toSlot)),
  arrayOf(stretches.map(({ offsetSeconds }) => offsetSeconds)),
];

export const arrayOf = (values: readonly number[]): string => `{${values.join()}}`;

/** Results of a metering point ($1) with `local`, the seconds that a clock in UTC would show; a stretch's arrays are $2 to $4, a slot's seconds $5. */
export const LOCAL_RESULTS = `
  select r.*, c.from_slot as stretch, r.slot * $5::bigint + c.ahead as local
  from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as c(from_slot, to_slot, ahead)
  join ${resultsIn("$1")} r on r.slot >= c.from_slot and r.slot < c.to_slot`;
