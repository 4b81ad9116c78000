import { InvalidValueError } from "../errors/invalidValue.ts";

/** The slot in which a time (unix seconds) lies: `floor(unix seconds / slot_seconds)`. */
export function slotAt(unixSeconds: number, slotSeconds: number): number {
  const slot = Math.floor(unixSeconds / positive(slotSeconds));
  if (!(slot >= 0 && slot <= 0xffff_ffff))
    throw new InvalidValueError("a time that has a slot, unix seconds", unixSeconds);
  return slot;
}

/** The first second of a slot, unix seconds. */
export const slotStart = (slot: number, slotSeconds: number): number => slot * positive(slotSeconds);

/** The first second after a slot, unix seconds. */
export const slotEnd = (slot: number, slotSeconds: number): number => (slot + 1) * positive(slotSeconds);

function positive(slotSeconds: number): number {
  if (!Number.isInteger(slotSeconds) || slotSeconds < 1)
    throw new InvalidValueError("slot_seconds of at least 1", slotSeconds);
  return slotSeconds;
}
