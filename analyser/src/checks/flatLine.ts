import { DAY_SLOTS, type Finding, findingOf, type Point, type SlotEnergy, type Window } from "./window.ts";

/** So many slots in a row with the very same energies are no household: six hours. */
export const FLAT_SLOTS = 24;
/** A steady standby of less than this shows the same whole Wh in slot after slot: 100 W. */
export const LEAST_FLAT_WH = 25;
/** A battery keeps a connection at nothing for hours, so with one it takes a whole day. */
export const FLAT_SLOTS_WITH_BATTERY = DAY_SLOTS;
/** Nothing at all counts only where the day before it showed this much: a point that stands empty is no finding. */
export const LEAST_BEFORE_WH = 500;

/** The same energy slot after slot, or nothing where there was something the day before; a run that ends on the judged day. */
export function findFlatLine(window: Window): Finding[] {
  return window.points
    .filter(({ kind }) => kind === "prosumer")
    .flatMap((point) => {
      const run = longestRun(point);
      const least = point.storageWh > 0 ? FLAT_SLOTS_WITH_BATTERY : FLAT_SLOTS;
      if (run.length < least || !counts(point, run)) return [];
      const measuredWh = run.reduce((sum, place) => sum + totalOf(point.energies[place]), 0);
      return findingOf(window, "flat_line", point.meterId, run, { measuredWh, expectedWh: before(point, run) });
    });
}

const totalOf = (energy: SlotEnergy | undefined): number => (energy?.importWh ?? 0) + (energy?.exportWh ?? 0);

/** What the day before the run's end showed outside of it. */
function before({ energies }: Point, run: readonly number[]): number {
  const [first = 0] = run;
  return energies.slice(Math.max(0, first - DAY_SLOTS), first).reduce((sum, energy) => sum + totalOf(energy), 0);
}

function counts(point: Point, run: readonly number[]): boolean {
  const each = totalOf(point.energies[run[0] ?? 0]);
  return each === 0 ? before(point, run) >= LEAST_BEFORE_WH : each >= LEAST_FLAT_WH;
}

/** The places of the longest run of equal energies that reaches into the judged day, the earlier of two. */
function longestRun({ energies }: Point): number[] {
  let best: number[] = [];
  let run: number[] = [];
  for (const [place, energy] of energies.entries()) {
    const last = energies[place - 1];
    const same = energy !== undefined && last?.importWh === energy.importWh && last.exportWh === energy.exportWh;
    run = energy === undefined ? [] : same ? [...run, place] : [place];
    if (place >= DAY_SLOTS && run.length > best.length) best = run;
  }
  return best;
}
