import type { Client } from "@wattmesh/client";
import type { Line } from "../checks/feederDiffers.ts";
import { DAY_SLOTS, type Window } from "../checks/window.ts";
import { highestMillidegrees, type Place } from "../sun.ts";
import type { EnergyReader } from "./readEnergies.ts";
import { linesOf, type PointTerms, readPoints } from "./readPoints.ts";

export const SLOT_SECONDS = 900;

export interface WindowOptions {
  /** Where the community is; without it nothing is held against the sun. */
  readonly place: Place | undefined;
  /** Unix seconds at which the quarter-hour began that a slot stands for; nothing where nobody knows. */
  timeOf(slot: number): number | undefined;
  readonly completeZones: readonly number[];
}

export interface ReadWindow extends Window {
  readonly points: readonly (PointTerms & Window["points"][number])[];
  readonly lines: readonly Line[];
}

/** The day of slots before `endSlot` and the one before it, as the chain knows them in slot `nowSlot`. Slots of before a meter's release do not count. */
export async function readWindow(
  client: Client,
  reader: EnergyReader,
  endSlot: number,
  nowSlot: number,
  { place, timeOf, completeZones }: WindowOptions,
): Promise<ReadWindow> {
  const slots = 2 * DAY_SLOTS;
  const fromSlot = Math.max(0, endSlot - slots);
  const { points, banks, zones } = await readPoints(client);
  const energies = await reader.read(banks, { fromSlot, slots, nowSlot });
  const heights = Array.from({ length: slots }, (_, index) => {
    const time = timeOf(fromSlot + index);
    return place === undefined || time === undefined ? undefined : highestMillidegrees(time, SLOT_SECONDS, place);
  });
  const known = heights.filter((height) => height !== undefined);
  return {
    fromSlot,
    slotSeconds: SLOT_SECONDS,
    sunMillidegrees: known.length === slots ? known : undefined,
    points: points.map((point) => ({
      ...point,
      energies: (energies.get(point.meterId) ?? new Array<undefined>(slots).fill(undefined)).map((energy, index) =>
        fromSlot + index < (point.releasedSlot ?? 0) ? undefined : energy,
      ),
    })),
    lines: linesOf(zones, completeZones),
  };
}
