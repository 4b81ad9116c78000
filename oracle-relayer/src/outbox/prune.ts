import type { Database } from "./database.ts";

const AT_ONCE = 5_000;

/**
 * Deletes readings that were decided before a time: a repetition of a final one is recognised by the meter's final slot, and one of a refused
 * one may be tried again anyway.
 */
export function preparePrune(db: Database) {
  const pruned = (state: "final" | "set_aside") =>
    db.prepare(
      `DELETE FROM reading WHERE (meter_id, slot) IN (
         SELECT meter_id, slot FROM reading WHERE state = '${state}' AND decided_at_ms < ? LIMIT ${AT_ONCE})`,
    );
  const final = pruned("final");
  const setAside = pruned("set_aside");
  /** Deletes a bounded number; how many it were. */
  return (beforeMs: number): number =>
    db.transaction(() => Number(final.run(beforeMs).changes) + Number(setAside.run(beforeMs).changes));
}
