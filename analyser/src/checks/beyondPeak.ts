import { clearSkyPermille } from "./clearSky.ts";
import { type Finding, findingOf, judged, type Point, type Window } from "./window.ts";

/** A sum beyond the clear sky counts from so many hours of the approved power on, in permille of an hour: clouds' edges and clocks that are minutes wrong are less. */
export const BEYOND_SKY_PERMILLE_HOURS = 150;
/** Roofs of the same sky: one is compared with the second best of so many others at least. */
export const LEAST_OTHERS = 4;
/** It may make so much of what the second best fed in, in permille: other slopes, and others' own use. */
export const OTHERS_PERMILLE = 1_500;
/** And so much more, in permille of an hour of the approved power. */
export const OTHERS_MORE_PERMILLE_HOURS = 1_000;

interface Roof {
  readonly point: Point;
  /** Wh a kW of the inverter. */
  readonly yieldWhPerKw: number;
}

/** More export of a day than a clear sky lets a roof of the approved power make, or than roofs around it made of the same sky. */
export function findBeyondPeak(window: Window): Finding[] {
  const { sunMillidegrees, points } = window;
  if (sunMillidegrees === undefined) return [];
  const roofs = points
    .filter(({ kind, solar, inverterW }) => kind === "prosumer" && solar && inverterW > 0)
    .map((point) => ({ point, yieldWhPerKw: Math.floor((exportOf(point) * 1_000) / point.inverterW) }))
    .sort((one, other) => other.yieldWhPerKw - one.yieldWhPerKw);
  return roofs.flatMap((roof) => {
    const found = beyondSky(window, roof.point, sunMillidegrees);
    return found.length > 0 ? found : beyondOthers(window, roof, roofs);
  });
}

const exportOf = ({ energies }: Point): number =>
  judged().reduce((sum, place) => sum + (energies[place]?.exportWh ?? 0), 0);

function beyondSky(window: Window, { meterId, inverterW, energies }: Point, sun: readonly number[]): Finding[] {
  const most = (place: number) =>
    Math.ceil((inverterW * window.slotSeconds * clearSkyPermille(sun[place] ?? 0)) / 3_600_000);
  // Before the sun comes up it is the night's export that is found.
  const places = judged().filter((place) => most(place) > 0 && (energies[place]?.exportWh ?? 0) > most(place));
  const measuredWh = places.reduce((sum, place) => sum + (energies[place]?.exportWh ?? 0), 0);
  const expectedWh = places.reduce((sum, place) => sum + most(place), 0);
  if ((measuredWh - expectedWh) * 1_000 <= inverterW * BEYOND_SKY_PERMILLE_HOURS) return [];
  return findingOf(window, "beyond_peak", meterId, places, { measuredWh, expectedWh });
}

/** `roofs` stand in order of what they fed in, the best first. */
function beyondOthers(window: Window, { point, yieldWhPerKw }: Roof, roofs: readonly Roof[]): Finding[] {
  if (roofs.length <= LEAST_OTHERS) return [];
  const [first, second, third] = roofs;
  // One lie more among the others does not hide this one.
  const other = first?.point === point || second?.point === point ? third : second;
  if (other === undefined) return [];
  const mostWhPerKw = Math.floor((other.yieldWhPerKw * OTHERS_PERMILLE) / 1_000) + OTHERS_MORE_PERMILLE_HOURS;
  if (yieldWhPerKw <= mostWhPerKw) return [];
  const places = judged().filter((place) => (point.energies[place]?.exportWh ?? 0) > 0);
  const expectedWh = Math.floor((mostWhPerKw * point.inverterW) / 1_000);
  return findingOf(window, "beyond_peak", point.meterId, places, { measuredWh: exportOf(point), expectedWh });
}
