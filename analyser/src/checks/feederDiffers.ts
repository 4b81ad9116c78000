import { type Finding, findingOf, judged, type Point, type SlotEnergy, type Window } from "./window.ts";

/** A low-voltage line loses so much of what it carries at most, in permille. */
export const LOSS_PERMILLE = 40;
/** Whole Wh and clocks that are seconds apart. */
export const LEAST_WH = 200;
/** A day says something of a line when so many of its slots are known of every meter. */
export const LEAST_SLOTS = 48;

/** A line behind which every connection has a meter of the community. */
export interface Line {
  readonly zoneId: number;
  /** The zone and all zones below it. */
  readonly zoneIds: ReadonlySet<number>;
}

/** What the feeder of a line counted on a day and the meters behind it do not explain, by losses or by their classes. It names no meter but the feeder. */
export function findFeederDiffers(window: Window, lines: readonly Line[]): Finding[] {
  return lines.flatMap((line) => {
    const feeder = window.points.find(({ kind, zoneId }) => kind === "feeder" && zoneId === line.zoneId);
    const behind = window.points.filter(({ kind, zoneId }) => kind !== "feeder" && line.zoneIds.has(zoneId));
    if (feeder === undefined || behind.length === 0) return [];
    const places = judged().filter((place) =>
      [feeder, ...behind].every(({ energies }) => energies[place] !== undefined),
    );
    if (places.length < LEAST_SLOTS) return [];
    const netOf = (point: Point) => places.reduce((sum, place) => sum + net(point.energies[place]), 0);
    const grossOf = (point: Point) => places.reduce((sum, place) => sum + gross(point.energies[place]), 0);
    const countedWh = behind.reduce((sum, point) => sum + grossOf(point), 0);
    const missing = netOf(feeder) - behind.reduce((sum, point) => sum + netOf(point), 0);
    const errorOf = (point: Point) => Math.ceil((grossOf(point) * point.errorPermille) / 1_000);
    const errors = [feeder, ...behind].reduce((sum, point) => sum + errorOf(point), 0) + LEAST_WH;
    // Losses are drawn from the line, never fed into it.
    const lossesWh = missing > 0 ? Math.floor((countedWh * LOSS_PERMILLE) / 1_000) : 0;
    const expectedWh = errors + lossesWh;
    const measuredWh = Math.abs(missing);
    if (measuredWh <= expectedWh) return [];
    return findingOf(window, "feeder_differs", feeder.meterId, places, { measuredWh, expectedWh });
  });
}

const net = (energy: SlotEnergy | undefined): number => (energy?.importWh ?? 0) - (energy?.exportWh ?? 0);
const gross = (energy: SlotEnergy | undefined): number => (energy?.importWh ?? 0) + (energy?.exportWh ?? 0);
