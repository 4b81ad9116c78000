import { DAY_SLOTS, type Point, type SlotEnergy, type Window } from "../../src/checks/window.ts";

export const FROM_SLOT = 1_000;
/** The first place of the judged day. */
export const DAY = DAY_SLOTS;

/** Two days of a household that draws something else in each slot. */
export const drawing = (seed = 0): SlotEnergy[] =>
  Array.from({ length: 2 * DAY_SLOTS }, (_, place) => ({
    importWh: 60 + ((place * place * 31 + place * 7 + seed * seed * 53 * place + seed * 911) % 97),
    exportWh: 0,
  }));

/** The same with other energies in some places. */
export const changed = (
  energies: readonly (SlotEnergy | undefined)[],
  change: (place: number) => SlotEnergy | undefined | "same",
): (SlotEnergy | undefined)[] =>
  energies.map((energy, place) => {
    const made = change(place);
    return made === "same" ? energy : made;
  });

export const pointOf = (meterId: number, values: Partial<Point> = {}): Point => ({
  meterId,
  kind: "prosumer",
  zoneId: 1,
  solar: true,
  storageWh: 0,
  inverterW: 4_000,
  errorPermille: 10,
  energies: drawing(meterId),
  ...values,
});

/** The sun is up from slot 24 to 71 of each day, high at noon. */
export const sun = Array.from({ length: 2 * DAY_SLOTS }, (_, place) => {
  const slot = place % DAY_SLOTS;
  return slot < 24 || slot >= 72 ? -20_000 : 30_000 - Math.abs(slot - 48) * 1_000;
});

export const windowOf = (points: readonly Point[], sunMillidegrees: readonly number[] | undefined = sun): Window => ({
  fromSlot: FROM_SLOT,
  slotSeconds: 900,
  sunMillidegrees,
  points,
});
