/** Where the sun is in the picture of an hour, as shares of the sky; nothing at night. */
export interface Sky {
  look: "night" | "dawn" | "day" | "dusk";
  sun: { x: number; y: number } | undefined;
}

const RISES = 6;
const SETS = 20;

/**
 * A clear day's sky at a time of the day. Drawn by the clock alone: the picture knows no season and no weather.
 *
 * @param hour 0 to 24, with its minutes as a fraction.
 */
export function skyAt(hour: number): Sky {
  if (hour < RISES - 1 || hour >= SETS + 1) return { look: "night", sun: undefined };
  if (hour < RISES || hour >= SETS) return { look: hour < RISES ? "dawn" : "dusk", sun: undefined };
  const x = (hour - RISES) / (SETS - RISES);
  const look = hour < RISES + 2 ? "dawn" : hour >= SETS - 2 ? "dusk" : "day";
  return { look, sun: { x, y: Math.sin(x * Math.PI) } };
}

/** The hour of the day at an instant where the community is, with its minutes as a fraction. */
export function hourAt(unixSeconds: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const [hours = 0, minutes = 0] = clock
    .format(unixSeconds * 1000)
    .split(":")
    .map(Number);
  return hours + minutes / 60;
}
