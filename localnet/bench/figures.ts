/** A moment in unix ms, and what was there. */
export type Point = readonly [atMs: number, value: number];

/** How much a minute adds: the line with the least squares, so that single peaks do not count. */
export function slopePerMinute(points: readonly Point[]): number {
  if (points.length < 2) return 0;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const minutes = points.map(([atMs]) => (atMs - (points[0]?.[0] ?? 0)) / 60_000);
  const [meanMinute, meanValue] = [mean(minutes), mean(points.map(([, value]) => value))];
  const spread = mean(minutes.map((minute) => (minute - meanMinute) ** 2));
  const together = mean(points.map(([, value], index) => ((minutes[index] ?? 0) - meanMinute) * (value - meanValue)));
  return together / spread;
}

/** What a day adds at the rate of these points. */
export const perDay = (points: readonly Point[]): number => slopePerMinute(points) * 60 * 24;
