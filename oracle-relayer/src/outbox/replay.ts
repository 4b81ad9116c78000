import type { Database } from "./database.ts";
import { move } from "./states.ts";

/** Has set-aside readings of a meter tried again, for an operator: those of one slot, or all. Answers how many. */
export function prepareReplay(db: Database) {
  const { set, where } = move("reading", "replayed");
  const retry = db.prepare(
    `UPDATE reading SET ${set}, verdict = NULL, decided_at_ms = NULL WHERE meter_id = :meterId AND (:slot IS NULL OR slot = :slot) AND ${where}`,
  );
  return (meterId: number, slot: number | undefined): number =>
    db.transaction(() => Number(retry.run({ meterId, slot: slot ?? null }).changes));
}
