import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";

const AT_ONCE = 5_000;

/**
 * Deletes readings that were decided before a time: a repetition of a final one is recognised by the meter's final slot, and one of a refused
 * one may be tried again anyway.
 */
export function preparePrune(db: Database, memory: Memory) {
  const OLD = "slot = :slot AND state IN ('final', 'set_aside') AND decided_at_ms < :before";
  // A range of the key is deleted faster than what is looked up one by one.
  const last = db.prepare(
    `SELECT max(meter_id) AS meter FROM (SELECT meter_id FROM reading WHERE ${OLD} ORDER BY meter_id LIMIT :limit)`,
  );
  const setAside = db.prepare(
    `SELECT meter_id FROM reading WHERE ${OLD} AND state = 'set_aside' AND meter_id <= :meter`,
  );
  const forget = db.prepare(`DELETE FROM reading WHERE ${OLD} AND meter_id <= :meter`);
  const first = db.prepare(
    "SELECT min(decided_at_ms) AS at FROM reading WHERE slot = ? AND state IN ('final', 'set_aside')",
  );

  function pruneSlot(slot: number, before: number, limit: number): number {
    const meter = last.get({ slot, before, limit })?.meter as number | null;
    if (meter !== null) {
      const which = { slot, before, meter };
      if (memory.counts.setAside > 0) {
        for (const { meter_id } of setAside.all(which)) memory.forgotten(meter_id as number);
      }
      const gone = Number(forget.run(which).changes);
      if (gone === limit) return gone;
      noteFirst(slot);
      return gone;
    }
    noteFirst(slot);
    return 0;
  }

  const noteFirst = (slot: number) =>
    memory.firstDecided(slot, (first.get(slot)?.at as number | null | undefined) ?? undefined);

  /** Deletes a bounded number; how many it were. */
  return (beforeMs: number): number =>
    db.transaction(() => {
      let gone = 0;
      for (const slot of memory.decidedBefore(beforeMs)) {
        if (gone >= AT_ONCE) break;
        gone += pruneSlot(slot, beforeMs, AT_ONCE - gone);
      }
      return gone;
    });
}
