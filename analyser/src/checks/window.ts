import type { PointKind } from "@wattmesh/client";

/** Quarter-hours of a day. */
export const DAY_SLOTS = 96;

/** What a meter counted in one slot, in Wh. */
export interface SlotEnergy {
  readonly importWh: number;
  readonly exportWh: number;
}

/** What the chain knows of a metering point, and what its meter counted slot by slot; nothing where no reading of that slot alone counts. */
export interface Point {
  readonly meterId: number;
  readonly kind: PointKind;
  readonly zoneId: number;
  /** Nothing but sun was approved as what feeds in. */
  readonly solar: boolean;
  /** What its owner says that batteries behind its meters hold together. */
  readonly storageWh: number;
  /** The most that feeds in, as it was approved. */
  readonly inverterW: number;
  /** By how much its meter's class lets it be wrong, in permille: 20 of class A, 10 of B, 5 of C (EN 50470-3). */
  readonly errorPermille: number;
  readonly energies: readonly (SlotEnergy | undefined)[];
}

/** Two days of slots: the second is judged, the first says what was before. Everything slot by slot has `2 * DAY_SLOTS` places. */
export interface Window {
  readonly fromSlot: number;
  /** Of consumption that a slot stands for. */
  readonly slotSeconds: number;
  /** How high the sun stood at most within each slot, in thousandths of a degree; nothing where nobody knows what time it was. */
  readonly sunMillidegrees: readonly number[] | undefined;
  readonly points: readonly Point[];
}

export type FindingKind = "night_export" | "beyond_peak" | "flat_line" | "copied_profile" | "feeder_differs";

/** What readings of a meter say together and can hardly be true, with its numbers. */
export interface Finding {
  readonly kind: FindingKind;
  readonly meterId: number;
  readonly fromSlot: number;
  /** The last one. */
  readonly toSlot: number;
  /** So many of them show it. */
  readonly slots: number;
  readonly measuredWh: number;
  readonly expectedWh: number;
  /** Whose profile was copied. */
  readonly otherMeterId?: number;
}

/** The places of the day that is judged, in a window. */
export const judged = (): number[] => Array.from({ length: DAY_SLOTS }, (_, index) => DAY_SLOTS + index);

/** A finding over the places that show it; nothing where none does. */
export function findingOf(
  { fromSlot }: Window,
  kind: FindingKind,
  meterId: number,
  places: readonly number[],
  numbers: Pick<Finding, "measuredWh" | "expectedWh" | "otherMeterId">,
): Finding[] {
  const [first, last] = [places.at(0), places.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ kind, meterId, fromSlot: fromSlot + first, toSlot: fromSlot + last, slots: places.length, ...numbers }];
}
