import { minOf } from "@/lib/bigint";

/** What a meter counted, Wh. */
export interface Counted {
  importWh: bigint;
  exportWh: bigint;
}

/**
 * What a house and its roof did, where a meter of its own counts what the roof makes, Wh.
 * What was made is `directWh + sentWh`, what was used is `directWh + takenWh`.
 */
export interface HouseEnergy {
  madeWh: bigint;
  usedWh: bigint;
  /** Made and used in the same slot. */
  directWh: bigint;
  /** Made, and used by somebody else. */
  sentWh: bigint;
  /** Used, and made by somebody else. */
  takenWh: bigint;
  /** Fed in by the house's own meter: something behind it makes energy too, and nobody counts how much. */
  unseenWh: bigint;
}

export const noEnergy: HouseEnergy = { madeWh: 0n, usedWh: 0n, directWh: 0n, sentWh: 0n, takenWh: 0n, unseenWh: 0n };

/** One slot. What the roof's meter draws is the inverter's, and used as what the house draws is. */
export function houseEnergy(house: Counted, roof: Counted): HouseEnergy {
  const madeWh = roof.exportWh;
  const usedWh = house.importWh + roof.importWh;
  const directWh = minOf([madeWh, usedWh]);
  return {
    madeWh,
    usedWh,
    directWh,
    sentWh: madeWh - directWh,
    takenWh: usedWh - directWh,
    unseenWh: house.exportWh,
  };
}

export const addHouse = (one: HouseEnergy, other: HouseEnergy): HouseEnergy => ({
  madeWh: one.madeWh + other.madeWh,
  usedWh: one.usedWh + other.usedWh,
  directWh: one.directWh + other.directWh,
  sentWh: one.sentWh + other.sentWh,
  takenWh: one.takenWh + other.takenWh,
  unseenWh: one.unseenWh + other.unseenWh,
});

/** What a meter counted slot by slot, as columns, oldest first. */
export interface CountedSlots {
  slots: readonly number[];
  import_wh: readonly string[];
  export_wh: readonly string[];
}

/** Slot by slot, oldest first, of what both meters counted. */
export interface HouseSlots {
  slots: { slot: number; energy: HouseEnergy }[];
  /** Slots of which only one of the two is known. */
  oneOnly: number;
}

export function joinSlots(house: CountedSlots, roof: CountedSlots): HouseSlots {
  const at = new Map(roof.slots.map((slot, index) => [slot, index]));
  const counted = (of: CountedSlots, index: number): Counted => ({
    importWh: BigInt(of.import_wh[index] ?? 0),
    exportWh: BigInt(of.export_wh[index] ?? 0),
  });
  const slots = house.slots.flatMap((slot, index) => {
    const other = at.get(slot);
    return other === undefined ? [] : [{ slot, energy: houseEnergy(counted(house, index), counted(roof, other)) }];
  });
  return { slots, oneOnly: house.slots.length + roof.slots.length - 2 * slots.length };
}

export const sumHouse = (slots: HouseSlots["slots"]): HouseEnergy =>
  slots.reduce((sum, { energy }) => addHouse(sum, energy), noEnergy);

/** Sums of the parts that begin at `starts`, ascending Unix seconds; what lies before the first is in none. */
export function housePer(slots: HouseSlots["slots"], slotSeconds: number, starts: readonly number[]): HouseEnergy[] {
  const sums = starts.map(() => noEnergy);
  let part = -1;
  for (const { slot, energy } of slots) {
    while (part + 1 < starts.length && (starts[part + 1] ?? Number.POSITIVE_INFINITY) <= slot * slotSeconds) part += 1;
    const sum = sums[part];
    if (sum !== undefined) sums[part] = addHouse(sum, energy);
  }
  return sums;
}
