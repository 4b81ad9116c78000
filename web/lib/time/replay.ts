import { slotStart } from "@wattmesh/client";

/** Which recorded time a localnet's slots show: rows of data one after the other, from some slots on anew. */
export interface Replay {
  /** How long a row of the data is, whatever a slot lasts. */
  rowSeconds: number;
  /** In order of their slots, at least one. Each time the localnet is started again it goes on where it was left. */
  parts: ReplayPart[];
}

export interface ReplayPart {
  fromSlot: number;
  /** Unix seconds of the recorded time at which that slot begins. */
  startsAt: number;
}

/** Real or recorded time of slots. */
export interface SlotClock {
  slotSeconds: number;
  replay: Replay | undefined;
}

/** Unix seconds at which a slot begins: of the data where data was replayed, else real. */
export function shownStart(slot: number, { slotSeconds, replay }: SlotClock): number {
  const part = replay?.parts.findLast(({ fromSlot }) => fromSlot <= slot);
  if (replay === undefined || part === undefined) return slotStart(slot, slotSeconds);
  return part.startsAt + (slot - part.fromSlot) * replay.rowSeconds;
}

/** How long a slot is for who reads of it. */
export const shownSeconds = ({ slotSeconds, replay }: SlotClock): number => replay?.rowSeconds ?? slotSeconds;
