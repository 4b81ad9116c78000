import { addDays, dayAt, firstOfMonth, isBefore, isoDay } from "@wattmesh/client";
import { Type } from "typebox";
import { type Api, nowSeconds } from "../../api/api.ts";
import { checkedTimeZone, type LocalRange, parseDay, rangeOf } from "../../api/days.ts";
import { badRequest, singleNotKept } from "../../api/failure.ts";
import { Day, TimeZone } from "../../api/schema.ts";
import { KEPT_FROM_SLOT } from "../../db/retention.ts";
import { SPAN_SLOTS } from "../../db/spans.ts";
import { spansIn } from "../results/rows.ts";

/** A year, and its leap day. */
export const MOST_DAYS = 366;
/** Settled slots: eight years of quarter hours, or a month where slots are ten seconds, as a localnet's are. */
export const MOST_SLOTS = 300_000;
const SETTLED = `select coalesce(sum(slots), 0)::bigint as slots from ${spansIn("$1")} spans where span >= $2 and span <= $3`;

/** The days of a report, in a query. */
export const reportDays = {
  from: Type.Optional({ ...Day, description: "The first local day. Otherwise the first of the present month" }),
  to: Type.Optional({ ...Day, description: "The day after the last. Otherwise tomorrow" }),
  time_zone: Type.Optional(TimeZone),
};

export interface ReportDays {
  from?: string;
  to?: string;
  time_zone?: string;
}

/** Days as slots that are all kept one by one: `most` days, and 300,000 settled slots at most. Throws a failure that names what is wrong. */
export async function reportRange(
  api: Api,
  meterId: number,
  { from, to, time_zone = "UTC" }: ReportDays,
  most = MOST_DAYS,
): Promise<LocalRange & { timeZone: string }> {
  const timeZone = checkedTimeZone(time_zone);
  const today = dayAt(nowSeconds(api), timeZone);
  const end = to === undefined ? addDays(today, 1) : parseDay(to);
  const start = from === undefined ? firstOfMonth(addDays(end, -1)) : parseDay(from);
  const named = `from ${isoDay(start)} to ${isoDay(end)}`;
  if (!isBefore(start, end)) throw badRequest(`from ${isoDay(start)} is not before to ${isoDay(end)}`);
  if (isBefore(addDays(start, most), end)) throw badRequest(`${named} is more than ${most} days`);
  const range = rangeOf(start, end, timeZone, api.deployment.slotSeconds);
  const [settled] = await api.db.query<{ slots: number }>(SETTLED, [
    meterId,
    Math.floor(range.fromSlot / SPAN_SLOTS),
    Math.floor(range.toSlot / SPAN_SLOTS),
  ]);
  if ((settled?.slots ?? 0) > MOST_SLOTS)
    throw badRequest(`${named} has ${settled?.slots} settled slots, more than ${MOST_SLOTS}`);
  const [kept] = await api.db.query<{ value: number }>("select (value)::bigint as value from facts where name = $1", [
    KEPT_FROM_SLOT,
  ]);
  if (kept !== undefined && range.fromSlot < kept.value) throw singleNotKept(range.fromSlot, kept.value);
  return { ...range, timeZone };
}
