import { addDays, type Day, isoDay, mondayOf } from "@wattmesh/client";
import type { Bill } from "@wattmesh/indexer-client";
import { type BillSum, sumBills } from "@/lib/energy/sumBills";

const WEEK = 7;

/** The two weeks before the one that a day lies in. */
export function lastTwoWeeks(today: Day): { from: Day; to: Day } {
  const to = mondayOf(today);
  return { from: addDays(to, -2 * WEEK), to };
}

export interface WeekReport {
  /** Its Monday and its Sunday. */
  from: Day;
  last: Day;
  week: BillSum;
  /** Nothing while the week before was not metered on every day. */
  before: BillSum | undefined;
}

/** The last full week, if every day of it was metered, and the one before. `bills` are days. */
export function weekReport(bills: readonly Bill[], today: Day): WeekReport | undefined {
  const { from, to } = lastTwoWeeks(today);
  const middle = addDays(from, WEEK);
  const week = fullWeek(bills, middle);
  if (week === undefined) return undefined;
  return { from: middle, last: addDays(to, -1), week, before: fullWeek(bills, from) };
}

function fullWeek(bills: readonly Bill[], monday: Day): BillSum | undefined {
  const days = Array.from({ length: WEEK }, (_, index) => isoDay(addDays(monday, index)));
  const found = bills.filter(({ from, slots }) => slots > 0 && days.includes(from));
  return found.length === WEEK ? sumBills(found) : undefined;
}
