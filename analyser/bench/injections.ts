import type { Draws } from "../../localnet/src/appliances/draws.ts";
import { NIGHT_MILLIDEGREES } from "../src/checks/nightExport.ts";
import { DAY_SLOTS, type FindingKind, type SlotEnergy } from "../src/checks/window.ts";
import type { Meter } from "./communities.ts";

/** What somebody who cheats, or a fault, has to work with: a day of a meter and what else is on the chain. */
export interface Scene {
  readonly meter: Meter;
  readonly meters: readonly Meter[];
  /** The first slot of the day. */
  readonly from: number;
  /** Heights of the sun of the day, slot by slot. */
  readonly sun: readonly number[];
  readonly draws: Draws;
}

/** One way to cheat or to break, by the kind under which it should be found. */
export interface Injection {
  readonly kind: FindingKind;
  readonly what: string;
  /** Whether it can be done with this meter. */
  fits(scene: Scene): boolean;
  /** The day as the meter then says it. No export beyond the inverter, which the chain would not take. */
  day(scene: Scene): SlotEnergy[];
}

const dayOf = ({ meter, from }: Scene): SlotEnergy[] => meter.energies.slice(from, from + DAY_SLOTS);
const mostOf = ({ inverterW }: Meter): number => Math.floor(inverterW / 4);
const exportOf = (scene: Scene): number => dayOf(scene).reduce((sum, { exportWh }) => sum + exportWh, 0);

/** Exports in the slots that it says, as much as the inverter lets through at most. */
function exporting(scene: Scene, wh: (place: number, energy: SlotEnergy) => number): SlotEnergy[] {
  const most = mostOf(scene.meter);
  return dayOf(scene).map((energy, place) => ({
    importWh: energy.importWh,
    exportWh: Math.max(energy.exportWh, Math.min(most, Math.floor(wh(place, energy)))),
  }));
}

const hasRoof = ({ meter }: Scene): boolean => meter.solar;
const isNight = ({ sun }: Scene, place: number): boolean => (sun[place] ?? 0) < NIGHT_MILLIDEGREES;

/** The first place of a stretch of so many slots, drawn. */
const stretch = ({ draws }: Scene, slots: number): number => draws.below(DAY_SLOTS - slots + 1);

function frozen(scene: Scene, slots: number, value: (day: readonly SlotEnergy[]) => SlotEnergy): SlotEnergy[] {
  const day = dayOf(scene);
  const first = stretch(scene, slots);
  const each = value(day.slice(first, first + slots));
  return day.map((energy, place) => (place >= first && place < first + slots ? each : energy));
}

const nothing = (): SlotEnergy => ({ importWh: 0, exportWh: 0 });
const mean = (day: readonly SlotEnergy[]): SlotEnergy => ({
  importWh: Math.floor(day.reduce((sum, { importWh }) => sum + importWh, 0) / day.length),
  exportWh: Math.floor(day.reduce((sum, { exportWh }) => sum + exportWh, 0) / day.length),
});

/** Somebody else's day, by a meter that came before, `days` ago; a meter without a roof copies one without. */
function copied(scene: Scene, days: number, change: (wh: number) => number): SlotEnergy[] {
  const { from, meter } = scene;
  const begin = from - days * DAY_SLOTS;
  const most = mostOf(meter);
  return (originalOf(scene)?.energies.slice(begin, begin + DAY_SLOTS) ?? []).map(({ importWh, exportWh }) => ({
    importWh: Math.max(0, Math.floor(change(importWh))),
    exportWh: Math.min(most, Math.max(0, Math.floor(change(exportWh)))),
  }));
}

const originalOf = ({ meter, meters }: Scene): Meter | undefined =>
  meters.find(({ meterId, solar, inverterW }) => {
    const alike = solar === meter.solar && inverterW <= meter.inverterW;
    return meterId < meter.meterId && alike;
  });

const hasOriginal = (scene: Scene): boolean => originalOf(scene) !== undefined;

export const injections: readonly Injection[] = [
  {
    kind: "night_export",
    what: "all that the inverter lets through, day and night",
    fits: hasRoof,
    day: (scene) => exporting(scene, () => mostOf(scene.meter)),
  },
  {
    kind: "night_export",
    what: "a twentieth of the inverter in the night",
    fits: hasRoof,
    day: (scene) => exporting(scene, (place) => (isNight(scene, place) ? mostOf(scene.meter) / 20 : 0)),
  },
  {
    kind: "night_export",
    what: "a fiftieth of the inverter for two hours of the night",
    fits: hasRoof,
    day: (scene) => exporting(scene, (place) => (place >= 8 && place < 16 ? mostOf(scene.meter) / 50 : 0)),
  },
  {
    kind: "beyond_peak",
    what: "all that the inverter lets through while the sun is up",
    fits: hasRoof,
    day: (scene) => exporting(scene, (place) => ((scene.sun[place] ?? 0) > 0 ? mostOf(scene.meter) : 0)),
  },
  {
    kind: "beyond_peak",
    what: "three times what was fed in",
    fits: (scene) => hasRoof(scene) && exportOf(scene) * 1_000 > scene.meter.inverterW * 300,
    day: (scene) => exporting(scene, (_, { exportWh }) => exportWh * 3),
  },
  {
    kind: "beyond_peak",
    what: "half as much again as was fed in",
    fits: (scene) => hasRoof(scene) && exportOf(scene) * 1_000 > scene.meter.inverterW * 300,
    day: (scene) => exporting(scene, (_, { exportWh }) => exportWh * 1.5),
  },
  {
    kind: "flat_line",
    what: "nothing for a day",
    fits: () => true,
    day: (scene) => frozen(scene, DAY_SLOTS, nothing),
  },
  {
    kind: "flat_line",
    what: "nothing for eight hours",
    fits: () => true,
    day: (scene) => frozen(scene, 32, nothing),
  },
  {
    kind: "flat_line",
    what: "its mean, slot after slot, for eight hours",
    fits: () => true,
    day: (scene) => frozen(scene, 32, mean),
  },
  {
    kind: "flat_line",
    what: "nothing for three hours",
    fits: () => true,
    day: (scene) => frozen(scene, 12, nothing),
  },
  {
    kind: "copied_profile",
    what: "another's day, Wh by Wh",
    fits: hasOriginal,
    day: (scene) => copied(scene, 0, (wh) => wh),
  },
  {
    kind: "copied_profile",
    what: "another's day before, Wh by Wh",
    fits: hasOriginal,
    day: (scene) => copied(scene, 1, (wh) => wh),
  },
  {
    kind: "copied_profile",
    what: "another's day times 0.7 to 1.3",
    fits: hasOriginal,
    day: (scene) => {
      const permille = 700 + scene.draws.below(601);
      return copied(scene, 0, (wh) => (wh * permille) / 1_000);
    },
  },
  {
    kind: "copied_profile",
    what: "another's day, each slot up to a twentieth more or less",
    fits: hasOriginal,
    day: (scene) => copied(scene, 0, (wh) => (wh * (950 + scene.draws.below(101))) / 1_000),
  },
  {
    kind: "feeder_differs",
    what: "one of twelve meters hides nine tenths of its import",
    fits: () => true,
    day: (scene) => dayOf(scene).map(({ importWh, exportWh }) => ({ importWh: Math.floor(importWh / 10), exportWh })),
  },
  {
    kind: "feeder_differs",
    what: "one of twelve meters hides half of its import",
    fits: () => true,
    day: (scene) => dayOf(scene).map(({ importWh, exportWh }) => ({ importWh: importWh >> 1, exportWh })),
  },
  {
    kind: "feeder_differs",
    what: "one of twelve claims what its inverter lets through while the sun is up",
    fits: hasRoof,
    day: (scene) => exporting(scene, (place) => ((scene.sun[place] ?? 0) > 0 ? mostOf(scene.meter) : 0)),
  },
];
