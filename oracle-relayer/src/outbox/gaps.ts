import type { Database } from "./database.ts";
import type { Memory, Meter } from "./memory.ts";

/** Slots of a meter that are missing before a later one, both ends included. */
export interface Gap {
  readonly meterId: number;
  readonly from: number;
  readonly to: number;
}

/** The contract takes a meter's first reading only of so many slots: what is older is not asked for. */
export const BASELINE_SLOTS = 8;

/** The first slot from `from` on that a meter is asked for before `slot`: of one that the chain has nothing of, what may still be its first reading. */
export const firstWorthAsking = (finalSlot: number | null, from: number, slot: number): number =>
  finalSlot === null ? Math.max(from, slot - BASELINE_SLOTS) : from;

/**
 * Keeps each meter's order: what comes after a gap is held back for a while, so that a resent reading can still go first. A slot
 * that the chain gets after a later one costs resolution, never energy, so the wait is short and then given up.
 */
export function prepareGaps(db: Database, memory: Memory) {
  const addRow = db.prepare(
    "INSERT INTO meter (meter_id, contiguous_slot, highest_slot, held_until_ms) VALUES (?, ?, ?, ?)",
  );
  const storedReading = db.prepare("SELECT 1 FROM reading WHERE meter_id = ? AND slot = ?");

  function add(meterId: number, contiguous: number, highest: number, heldUntilMs: number | null): void {
    addRow.run(meterId, contiguous, highest, heldUntilMs);
    memory.addMeter(meterId, contiguous, highest, heldUntilMs);
  }

  function put(meter: Meter, contiguous: number, highest: number, heldUntilMs: number | null): void {
    memory.moveMeter(meter, contiguous, highest, contiguous < highest ? heldUntilMs : null);
  }

  /** The last of the slots that are in the store one after the other from `slot` on. */
  function runFrom(meterId: number, slot: number, highest: number): number {
    let last = slot;
    while (last < highest && storedReading.get(meterId, last + 1) !== undefined) {
      last += 1;
    }
    return last;
  }

  /** Notes that the reading of `slot` is in the store; the gap it opens, if it does. */
  function received(meterId: number, slot: number, nowMs: number, waitMs: number): Gap | undefined {
    const meter = memory.meter(meterId);
    if (meter === undefined) {
      // The contract counts from a meter's first reading on, so the meter is asked for what it kept before this one and could be the first.
      const from = Math.max(0, slot - BASELINE_SLOTS);
      add(meterId, from - 1, slot, nowMs + waitMs);
      return slot > 0 ? { meterId, from, to: slot - 1 } : undefined;
    }
    const { contiguousSlot: contiguous, highestSlot: highest, heldUntilMs: held } = meter;
    if (slot > highest + 1) {
      const waiting = held !== null && held > nowMs;
      put(meter, waiting ? contiguous : highest, slot, waiting ? held : nowMs + waitMs);
      return { meterId, from: firstWorthAsking(meter.finalSlot, highest + 1, slot), to: slot - 1 };
    }
    const reached = slot === contiguous + 1 ? runFrom(meterId, slot, highest) : contiguous;
    put(meter, reached, Math.max(highest, slot), held);
    return undefined;
  }

  /** Sends nothing of the meter from `slot` on until `untilMs`. */
  function hold(meterId: number, slot: number, untilMs: number): void {
    const meter = memory.meter(meterId);
    if (meter !== undefined) {
      memory.moveMeter(meter, Math.min(meter.contiguousSlot, slot - 1), Math.max(meter.highestSlot, slot), untilMs);
    }
  }

  /** Ends the wait for missing readings up to `slot`. */
  function giveUp(meterId: number, slot: number): void {
    const meter = memory.meter(meterId);
    if (meter === undefined) {
      add(meterId, slot, slot, null);
    } else if (meter.contiguousSlot < slot) {
      const highest = Math.max(meter.highestSlot, slot);
      put(meter, runFrom(meterId, slot, highest), highest, meter.heldUntilMs);
    }
  }

  /** The contract counts the meter up to `slot`: whatever the store has seen, what follows is waited for. */
  function startAfter(meterId: number, slot: number): void {
    giveUp(meterId, slot);
    const meter = memory.meter(meterId);
    if (meter !== undefined && meter.contiguousSlot > slot) {
      put(meter, runFrom(meterId, slot, meter.highestSlot), meter.highestSlot, meter.heldUntilMs);
    }
  }

  return { received, hold, giveUp, startAfter };
}
