import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";

/** Up to `slot`, everything the meter ever said is in the contract's registers. */
export interface Ack {
  readonly meterId: number;
  readonly slot: number;
}

/** Acknowledgements of final slots that meters have not received yet. */
export function prepareAcks(db: Database, memory: Memory) {
  const markAcked = db.prepare("UPDATE meter SET acked_slot = ? WHERE meter_id = ?");
  const forget = db.prepare("UPDATE meter SET acked_slot = NULL WHERE acked_slot IS NOT NULL");

  /** The next `limit` meters after `afterMeter` that have not heard of their final slot. */
  function due(limit: number, afterMeter = -1): Ack[] {
    const acks: Ack[] = [];
    for (const { meterId, finalSlot } of memory.untold(afterMeter + 1)) {
      if (acks.length === limit) break;
      if (finalSlot !== null) acks.push({ meterId, slot: finalSlot });
    }
    return acks;
  }

  /** The broker has these acknowledgements. */
  function published(acks: readonly Ack[]): void {
    db.transaction(() => {
      for (const { meterId, slot } of acks) {
        markAcked.run(slot, meterId);
        memory.told(meterId, slot);
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
