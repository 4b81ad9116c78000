import type { Database } from "./database.ts";

/** Up to `slot`, everything the meter ever said is in the contract's registers. */
export interface Ack {
  readonly meterId: number;
  readonly slot: number;
}

/** Acknowledgements of final slots that meters have not received yet. */
export function prepareAcks(db: Database) {
  const next = db.prepare(
    `SELECT meter_id, final_slot FROM meter
     WHERE final_slot IS NOT NULL AND (acked_slot IS NULL OR acked_slot <> final_slot) AND meter_id > ? ORDER BY meter_id LIMIT ?`,
  );
  const markAcked = db.prepare("UPDATE meter SET acked_slot = ? WHERE meter_id = ?");
  const forget = db.prepare("UPDATE meter SET acked_slot = NULL WHERE acked_slot IS NOT NULL");

  /** The next `limit` meters after `afterMeter` that have not heard of their final slot. */
  const due = (limit: number, afterMeter = -1): Ack[] =>
    next.all(afterMeter, limit).map((row) => ({ meterId: row.meter_id as number, slot: row.final_slot as number }));

  /** The broker has these acknowledgements. */
  function published(acks: readonly Ack[]): void {
    db.transaction(() => {
      for (const { meterId, slot } of acks) {
        markAcked.run(slot, meterId);
      }
    });
  }

  /** The broker lost its retained acknowledgements: every meter's is published again. */
  const lost = () => db.transaction(() => void forget.run());

  return { due, published, lost };
}
