import { type Finding, findingOf, judged, type Window } from "./window.ts";

/** Below this the sky is too dark for any module: the end of civil twilight is at -6°, and an inverter needs some per mille of full sun. */
export const NIGHT_MILLIDEGREES = -3_000;
/** What a night may show all the same: a meter of class A may creep by less than a starting current, which is about 1 Wh a slot. */
export const CREEP_WH = 50;

/** Export while the sun is down, of points where only sun was approved and beyond what their batteries hold. */
export function findNightExport(window: Window): Finding[] {
  const { sunMillidegrees, points } = window;
  if (sunMillidegrees === undefined) return [];
  const night = judged().filter((place) => (sunMillidegrees[place] ?? 0) < NIGHT_MILLIDEGREES);
  return points
    .filter(({ kind, solar }) => kind === "prosumer" && solar)
    .flatMap(({ meterId, storageWh, energies }) => {
      const places = night.filter((place) => (energies[place]?.exportWh ?? 0) > 0);
      const measuredWh = places.reduce((sum, place) => sum + (energies[place]?.exportWh ?? 0), 0);
      const expectedWh = storageWh;
      if (measuredWh <= expectedWh + CREEP_WH) return [];
      return findingOf(window, "night_export", meterId, places, { measuredWh, expectedWh });
    });
}
