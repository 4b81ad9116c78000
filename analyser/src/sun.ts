const RADIANS = Math.PI / 180;
/** Noon of 2000-01-01 UTC, from which the almanac counts. */
const J2000_SECONDS = 946_728_000;
const DAY_SECONDS = 86_400;

export interface Place {
  /** North of the equator. */
  readonly latitudeDegrees: number;
  /** East of Greenwich. */
  readonly longitudeDegrees: number;
}

/**
 * How high the centre of the sun's disc stands, in thousandths of a degree, without refraction. By the low-precision formulas of the Astronomical Almanac, section C,
 * which are right to a hundredth of a degree from 1950 to 2050.
 */
export function sunMillidegrees(unixSeconds: number, { latitudeDegrees, longitudeDegrees }: Place): number {
  const days = (unixSeconds - J2000_SECONDS) / DAY_SECONDS;
  const meanLongitude = 280.46 + 0.985_647_4 * days;
  const anomaly = (357.528 + 0.985_600_3 * days) * RADIANS;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const obliquity = (23.439 - 0.000_000_4 * days) * RADIANS;
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const siderealDegrees = 280.460_618_37 + 360.985_647_366_29 * days;
  const hourAngle = (siderealDegrees + longitudeDegrees) * RADIANS - rightAscension;
  const latitude = latitudeDegrees * RADIANS;
  const height = Math.asin(
    Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle),
  );
  return Math.round((height / RADIANS) * 1_000);
}

/** The highest that the sun stands at the beginning, in the middle or at the end of a time. */
export const highestMillidegrees = (fromSeconds: number, seconds: number, place: Place): number =>
  Math.max(...[0, seconds / 2, seconds].map((after) => sunMillidegrees(fromSeconds + after, place)));
