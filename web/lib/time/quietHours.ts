/** Hours of each day, by a clock on a wall. From 22:00 to 6:00 goes over midnight; from and to the same is all day. */
export interface QuietHours {
  /** Minutes since midnight, 0 to 1439. */
  fromMinute: number;
  toMinute: number;
}

const DAY_MINUTES = 1_440;

/** Whether an instant lies in quiet hours of a time zone. On days of 23 and 25 hours too its clock counts, not the hours that have passed. */
export function isQuiet({ fromMinute, toMinute }: QuietHours, timeZone: string, unixMs: number): boolean {
  const minute = minuteOfDay(timeZone, unixMs);
  const length = (toMinute - fromMinute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return (minute - fromMinute + DAY_MINUTES) % DAY_MINUTES < length;
}

function minuteOfDay(timeZone: string, unixMs: number): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const [hours = 0, minutes = 0] = clock.format(unixMs).split(":").map(Number);
  return hours * 60 + minutes;
}

/** `22:00`, as an input of time has it. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Minutes since midnight of `22:00`; nothing of what is no time. */
export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
