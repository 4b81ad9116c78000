import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import type { LocalRange } from "../../api/days.ts";
import { MicroPerKwh, Nullable, Slot, Titled } from "../../api/schema.ts";
import { columns, resultsIn } from "../results/rows.ts";
import { type Sums, Totals, withShares } from "../results/totals.ts";
import { arrayOf, clockValues, LOCAL_RESULTS, stretchesOf } from "./clock.ts";
import { OTHER, type Window } from "./windows.ts";

const sums = `count(*)::bigint as slots, ${columns.map((name) => `coalesce(sum(r.${name}), 0) as ${name}`).join(", ")}`;

export const TariffUsage = Titled(
  "TariffUsage",
  {
    retail_micro_per_kwh: MicroPerKwh,
    feed_in_micro_per_kwh: MicroPerKwh,
    trading_fee_micro_per_kwh: MicroPerKwh,
    first_slot: Slot,
    last_slot: Slot,
    ...Totals.properties,
  },
  "What a metering point came to in the slots of a range that had the same tariff",
);
export type TariffUsage = Static<typeof TariffUsage>;

const BY_TARIFF = `
  select s.retail_micro_per_kwh, s.feed_in_micro_per_kwh, s.trading_fee_micro_per_kwh,
    min(r.slot) as first_slot, max(r.slot) as last_slot, ${sums}
  from ${resultsIn("$1")} r join slots s using (slot)
  where r.slot >= $2 and r.slot < $3
    and (s.retail_micro_per_kwh, s.feed_in_micro_per_kwh, s.trading_fee_micro_per_kwh) > ($4::bigint, $5::bigint, $6::bigint)
  group by 1, 2, 3 order by 1, 2, 3 limit $7`;

/** A tariff's three prices: retail, feed-in, trading fee. */
export const keyOf = (usage: TariffUsage): number[] => [
  usage.retail_micro_per_kwh,
  usage.feed_in_micro_per_kwh,
  usage.trading_fee_micro_per_kwh,
];

/** Slots by the tariff that they had, the lowest retail first: those after the tariff `after`. */
export async function usageByTariff(
  { db }: Api,
  meterId: number,
  { fromSlot, toSlot }: LocalRange,
  after: readonly number[],
  limit: number,
): Promise<TariffUsage[]> {
  type Row = Omit<TariffUsage, "neighbours_micro" | "saved_micro">;
  const rows = await db.query<Row>(BY_TARIFF, [meterId, fromSlot, toSlot, ...after, limit]);
  return rows.map(withShares);
}

export const WindowUsage = Titled(
  "WindowUsage",
  {
    window: Type.String({ description: `Its name; ${OTHER}: what lies in none of them` }),
    weekdays: Nullable(Type.Integer({ description: "On which it starts; bit 0 is Monday" })),
    from_minute: Nullable(Type.Integer({ description: "Since local midnight" })),
    to_minute: Nullable(
      Type.Integer({ description: "The first minute after it; at or before from_minute it is one of the next day" }),
    ),
    multiplier_permille: Nullable(Type.Integer({ description: "Of the community's schedule, in thousandths" })),
    ...Totals.properties,
  },
  "What a metering point came to in some hours of the week",
);
export type WindowUsage = Static<typeof WindowUsage>;

/** The first window that a slot begins in. One over midnight belongs to the day on which it starts. */
const BY_WINDOW = `
  select coalesce(w.at, 0)::bigint as at, ${sums}
  from (select *, (local / 86400 + 3) % 7 as weekday, local % 86400 / 60 as minute from (${LOCAL_RESULTS}) r) r
  left join lateral (
    select at from unnest($6::bigint[], $7::bigint[], $8::bigint[]) with ordinality as w(weekdays, from_minute, to_minute, at)
    where case when w.from_minute < w.to_minute
      then (w.weekdays >> r.weekday::int) & 1 = 1 and r.minute >= w.from_minute and r.minute < w.to_minute
      else (w.weekdays >> r.weekday::int) & 1 = 1 and r.minute >= w.from_minute
        or (w.weekdays >> ((r.weekday + 6) % 7)::int) & 1 = 1 and r.minute < w.to_minute end
    order by at limit 1
  ) w on true
  group by 1`;

const nothing = { slots: 0, ...Object.fromEntries(columns.map((name) => [name, "0"])) } as Sums;

/** Slots by the window that they begin in, in the windows' order, then all others. */
export async function usageByWindow(
  { db, deployment: { slotSeconds } }: Api,
  meterId: number,
  range: LocalRange,
  timeZone: string,
  windows: readonly Window[],
): Promise<WindowUsage[]> {
  const rows = await db.query<Sums & { at: number }>(BY_WINDOW, [
    meterId,
    ...clockValues(stretchesOf(range, timeZone, slotSeconds)),
    slotSeconds,
    arrayOf(windows.map(({ weekdays }) => weekdays)),
    arrayOf(windows.map(({ fromMinute }) => fromMinute)),
    arrayOf(windows.map(({ toMinute }) => toMinute)),
  ]);
  const found = new Map(rows.map(({ at, ...sum }) => [at, sum]));
  const usage = (at: number): Totals => withShares(found.get(at) ?? nothing);
  return [
    ...windows.map(({ name, weekdays, fromMinute, toMinute, multiplierPermille }, index) => ({
      window: name,
      weekdays,
      from_minute: fromMinute,
      to_minute: toMinute,
      multiplier_permille: multiplierPermille,
      ...usage(index + 1),
    })),
    { window: OTHER, weekdays: null, from_minute: null, to_minute: null, multiplier_permille: null, ...usage(0) },
  ];
}
