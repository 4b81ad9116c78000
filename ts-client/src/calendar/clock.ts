const formats = new Map<string, Intl.DateTimeFormat>();

/** The name of a time zone as this machine knows it; nothing where it knows none. */
export function knownTimeZone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Seconds by which a zone's clocks are ahead of UTC at an instant (unix seconds). */
export function offsetAt(unixSeconds: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  // "2026 GMT+05:30", in UTC "2026 GMT".
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(unixSeconds * 1000)) ?? [];
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === "-" ? -offset : offset;
}

/**
 * The instants (unix seconds) at which a zone's clocks show a time, the earlier first: none where the clocks skip it, two where it comes twice.
 * `wallSeconds` are the unix seconds at which a clock in UTC shows it.
 */
export const instantsAt = (wallSeconds: number, timeZone: string): number[] =>
  readings(wallSeconds, timeZone).filter((at) => at + offsetAt(at, timeZone) === wallSeconds);

/** The first instant (unix seconds) at which a zone's clocks show a time or, where they skip it, a later one. */
export function firstInstantFrom(wallSeconds: number, timeZone: string): number {
  const [first] = instantsAt(wallSeconds, timeZone);
  if (first !== undefined) return first;
  let [before = 0, from = 0] = readings(wallSeconds, timeZone);
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (middle + offsetAt(middle, timeZone) < wallSeconds) before = middle;
    else from = middle;
  }
  return from;
}

const DAY_SECONDS = 86_400;

/** When a clock shows a time by the zone's offsets a day before and a day after, the earlier first. */
function readings(wallSeconds: number, timeZone: string): number[] {
  const offsets = [-DAY_SECONDS, DAY_SECONDS].map((days) => offsetAt(wallSeconds + days, timeZone));
  return [...new Set(offsets)].map((offset) => wallSeconds - offset).sort((one, other) => one - other);
}
