import { type Static, Type } from "typebox";
import type { Api } from "../../api/api.ts";
import type { LocalRange } from "../../api/days.ts";
import { Count, Titled, Wh, Words } from "../../api/schema.ts";
import { clockValues, LOCAL_RESULTS, stretchesOf } from "./clock.ts";

const QUARTER_SECONDS = 900;

export const ProfileQuarter = Titled(
  "ProfileQuarter",
  {
    days: Words("weekday", "weekend"),
    clock: Type.String({ pattern: "^\\d\\d:\\d\\d$", description: "When it begins, by the place's clocks" }),
    count: Type.Integer({ description: "How many of them were metered whole; where clocks went back, two of one day" }),
    import_mean_wh: { ...Wh, description: "Rounded, Wh" },
    import_min_wh: Wh,
    import_max_wh: Wh,
    import_sum_wh: Wh,
    export_mean_wh: { ...Wh, description: "Rounded, Wh" },
    export_min_wh: Wh,
    export_max_wh: Wh,
    export_sum_wh: Wh,
  },
  "A quarter hour of the day, or a slot where slots are longer, over all days of a kind. Without energy of readings that came late, of which nobody knows the time",
);
export type ProfileQuarter = Static<typeof ProfileQuarter>;

export const LoadProfile = Titled(
  "LoadProfile",
  {
    time_zone: Type.String(),
    from: Type.String(),
    to: Type.String(),
    quarter_seconds: Count,
    items: Type.Array(ProfileQuarter),
  },
  "What a metering point takes and feeds in through a day: weekdays, then Saturdays and Sundays, by the clock. Holidays are not known here",
);

const of = (name: "import" | "export") =>
  `round(avg(${name}_wh)) as ${name}_mean_wh, min(${name}_wh) as ${name}_min_wh, max(${name}_wh) as ${name}_max_wh, sum(${name}_wh) as ${name}_sum_wh`;
/** A quarter hour that the clocks show twice is two: they are of two stretches. One that was not metered whole is none. */
const PROFILE = `
  select case when (day + 3) % 7 < 5 then 'weekday' else 'weekend' end as days, quarter, count(*) as count, ${of("import")}, ${of("export")}
  from (
    select local / 86400 as day, local % 86400 / $6::bigint as quarter, sum(import_wh) as import_wh, sum(export_wh) as export_wh
    from (${LOCAL_RESULTS}) r
    group by stretch, 1, 2 having count(*) >= $7
  ) quarters
  group by 1, 2 order by 1, 2`;

/** What is taken and fed in by the quarter hour of the day. */
export async function profileOf(
  { db, deployment: { slotSeconds } }: Api,
  meterId: number,
  range: LocalRange,
  timeZone: string,
): Promise<{ quarter_seconds: number; items: ProfileQuarter[] }> {
  const quarterSeconds = Math.max(QUARTER_SECONDS, slotSeconds);
  const rows = await db.query<Omit<ProfileQuarter, "clock"> & { quarter: number }>(PROFILE, [
    meterId,
    ...clockValues(stretchesOf(range, timeZone, slotSeconds)),
    slotSeconds,
    quarterSeconds,
    Math.floor(quarterSeconds / slotSeconds),
  ]);
  const items = rows.map(({ quarter, days, ...rest }) => ({ days, clock: clockOf(quarter * quarterSeconds), ...rest }));
  return { quarter_seconds: quarterSeconds, items };
}

function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
}
