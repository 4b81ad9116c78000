import type { Database } from "./database.ts";

const AT_ONCE = 5_000;

/** Deletes readings that have been final since before a time: a repetition is recognised by the meter's final slot. */
export function preparePrune(db: Database) {
  const prune = db.prepare(
    `DELETE FROM reading WHERE (meter_id, slot) IN (
       SELECT meter_id, slot FROM reading WHERE state = 'final' AND decided_at_ms < ? LIMIT ${AT_ONCE})`,
  );
  /** Deletes a bounded number; how many it were. */
  return (beforeMs: number): number => db.transaction(() => Number(prune.run(beforeMs).changes));
}
