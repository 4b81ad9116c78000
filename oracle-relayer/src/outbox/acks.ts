import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";

/** Up to `slot`, everything the meter ever said is in the contract's registers. */
export interface Ack {
  readonly meterId: number;
  readonly slot: number;
}

/** While more of a meter's readings are on their way, it is told no more often. */
const TOLD_AGAIN_MS = 5_000;

/** Acknowledgements of final slots that meters have not received yet. */
export function prepareAcks(db: Database, memory: Memory) {
  const markAcked = db.prepare("UPDATE meter SET acked_slot = ? WHERE meter_id = ?");
  const forget = db.prepare("UPDATE meter SET acked_slot = NULL WHERE acked_slot IS NOT NULL");

  /** The next `limit` meters after `afterMeter` that have not heard of their final slot, without those that soon have a later one. */
  function due(limit: number, nowMs: number, afterMeter = -1): Ack[] {
    const acks: Ack[] = [];
    for (const { meterId, finalSlot, ackedSlot, waiting, setAside, toldAtMs } of memory.untold(afterMeter + 1)) {
      if (acks.length === limit) break;
      const soonHasMore = ackedSlot !== null && waiting > setAside && nowMs < toldAtMs + TOLD_AGAIN_MS;
      if (finalSlot !== null && !soonHasMore) acks.push({ meterId, slot: finalSlot });
    }
    return acks;
  }

  /** The broker has these acknowledgements. */
  function published(acks: readonly Ack[], nowMs: number): void {
    db.transaction(() => {
      for (const { meterId, slot } of acks) {
        markAcked.run(slot, meterId);
        memory.told(meterId, slot, nowMs);
      }
    });
  }

  /** The broker lost its retained acknowledgements: every meter's is published again. */
  const lost = () =>
    db.transaction(() => {
      forget.run();
      memory.toldNothing();
    });

  return { due, published, lost };
}
