import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";
import { move } from "./states.ts";

/** Has set-aside readings of a meter tried again, for an operator: those of one slot, or all. Answers how many. */
export function prepareReplay(db: Database, memory: Memory) {
  const { set, where } = move("reading", "replayed");
  const retry = db.prepare(
    `UPDATE reading SET ${set}, verdict = NULL, decided_at_ms = NULL
     WHERE meter_id = :meterId AND (:slot IS NULL OR slot = :slot) AND ${where} AND state = 'set_aside' RETURNING slot, received_at_ms`,
  );
  return (meterId: number, slot: number | undefined): number =>
    db.transaction(() => {
      const retried = retry.all({ meterId, slot: slot ?? null });
      for (const row of retried) {
        memory.reopened(meterId, row.slot as number, "set_aside", row.received_at_ms as number);
      }
      return retried.length;
    });
}
