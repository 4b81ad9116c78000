import type { LoadProfile, ProfileQuarter } from "@wattmesh/indexer-client";

export type DayKind = ProfileQuarter["days"];
export type Direction = "import" | "export";

/** A quarter hour of the day, as mean power in W. */
export interface QuarterPower {
  /** When it begins, in seconds since midnight. */
  at: number;
  clock: string;
  count: number;
  meanW: bigint;
  leastW: bigint;
  mostW: bigint;
}

/** A profile's quarter hours of one kind of day, in their order. */
export function quartersOf(
  { items, quarter_seconds }: LoadProfile,
  days: DayKind,
  direction: Direction,
): QuarterPower[] {
  const watts = (wh: string) => (BigInt(wh) * 3_600n) / BigInt(quarter_seconds);
  return items
    .filter((quarter) => quarter.days === days)
    .map((quarter) => ({
      at: secondsOf(quarter.clock),
      clock: quarter.clock,
      count: quarter.count,
      meanW: watts(quarter[`${direction}_mean_wh`]),
      leastW: watts(quarter[`${direction}_min_wh`]),
      mostW: watts(quarter[`${direction}_max_wh`]),
    }));
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 3_600 + minutes * 60;
}
