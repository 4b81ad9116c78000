import type { Reading } from "../reading/reading.ts";
import type { Database } from "./database.ts";
import { isFinal, type Judgement } from "./judgement.ts";
import { READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";
import { move } from "./states.ts";

type ContestedRow = Omit<ReadingRow, "state"> & { state: "waiting" | "in_flight" | "told"; verdict: Judgement | null };

/** So many go with one transaction at most, behind all of its readings. */
export const MOST_CONTESTED = 32;

/**
 * Readings that say something else of a slot than their meter's first one, on their way to the chain, whose verdict is what their owner sees.
 *
 * They count for nothing, so they have bounds: of each meter one waits, and the next one of another slot only a while after that was told.
 */
export function prepareContested(db: Database) {
  const columns = READING_COLUMNS.replaceAll("r.", "");
  const find = db.prepare(`SELECT ${columns}, verdict FROM contested WHERE meter_id = ?`);
  const replaced = move("contested", "replaced");
  const put = db.prepare(
    `INSERT INTO contested VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, 0, NULL, NULL, NULL, ?)
     ON CONFLICT (meter_id) DO UPDATE SET slot = excluded.slot, import_total_wh = excluded.import_total_wh,
       export_total_wh = excluded.export_total_wh, flags = excluded.flags, signature = excluded.signature, record = excluded.record, ${replaced.set},
       received_at_ms = excluded.received_at_ms, not_before_ms = 0, attempt_id = NULL, verdict = NULL, decided_at_ms = NULL
     WHERE contested.${replaced.where}`,
  );
  // Only once the first one is settled: before it, the other would be the one that counts.
  const due = db.prepare(
    `SELECT ${columns} FROM contested c
     WHERE state = 'waiting' AND not_before_ms <= :now
       AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.meter_id = c.meter_id AND r.slot = c.slot AND r.state <> 'final')
       AND EXISTS (SELECT 1 FROM meter m WHERE m.meter_id = c.meter_id AND m.final_slot >= c.slot)
     ORDER BY received_at_ms, meter_id LIMIT :limit`,
  );
  const nextRested = db.prepare(
    "SELECT min(not_before_ms) AS at FROM contested WHERE state = 'waiting' AND not_before_ms > ?",
  );
  const frozen = move("contested", "frozen");
  const markInFlight = db.prepare(
    `UPDATE contested SET ${frozen.set}, attempt_id = ? WHERE meter_id = ? AND slot = ? AND ${frozen.where}`,
  );
  const told = move("contested", "told");
  const tell = db.prepare(
    `UPDATE contested SET ${told.set}, verdict = ?, decided_at_ms = ?
     WHERE meter_id = ? AND slot = ? AND attempt_id = ? AND ${told.where}`,
  );
  const returned = move("contested", "returned");
  const wait = db.prepare(
    `UPDATE contested SET ${returned.set}, not_before_ms = ? WHERE attempt_id = ? AND ${returned.where}`,
  );
  const drop = db.prepare(
    `DELETE FROM contested WHERE meter_id = ? AND slot = ? AND ${move("contested", "dropped").where}`,
  );

  /** Keeps a reading for the chain, unless its meter has had its turn. */
  function receive(reading: Reading, nowMs: number, restMs: number): void {
    const { meterId, slot, importTotalWh, exportTotalWh, flags, signature, record = null } = reading;
    const row = find.get(meterId) as ContestedRow | undefined;
    if (row !== undefined && !givesWay(row, slot, nowMs - restMs)) return;
    put.run(meterId, slot, String(importTotalWh), String(exportTotalWh), flags, signature, nowMs, record);
  }

  /** The next of those whose slot is settled, which wait longest. */
  const next = (limit: number, nowMs: number): Reading[] =>
    (due.all({ now: nowMs, limit: Math.min(limit, MOST_CONTESTED) }) as unknown as ReadingRow[]).map(readingOf);

  /** When the next one that rests may go, in ms; `undefined` when none rests. */
  const restsUntil = (nowMs: number) => (nextRested.get(nowMs)?.at as number | null) ?? undefined;

  /** Whether the reading is in flight with the attempt now. */
  const freeze = (attemptId: number, { meterId, slot }: Reading): boolean =>
    markInFlight.run(attemptId, meterId, slot).changes === 1;

  /** The chain's verdict on one that the attempt carried; whether it carried it. */
  const decide = (attemptId: number, meterId: number, slot: number, verdict: Judgement, nowMs: number): boolean =>
    tell.run(verdict, nowMs, meterId, slot, attemptId).changes === 1;

  /** What the attempt carried and the chain said nothing of waits again, until `untilMs` at least. */
  const giveBack = (attemptId: number, untilMs: number): number => Number(wait.run(untilMs, attemptId).changes);

  /** The first reading of the slot counts for nothing itself, or this one is a record that is not its meter's. */
  const forget = (meterId: number, slot: number): void => void drop.run(meterId, slot);

  return { receive, next, restsUntil, freeze, decide, giveBack, forget };
}

/** Whether one of `slot` takes the place of the one that is kept: an earlier one is settled sooner, and nobody is told of a slot twice. */
function givesWay(kept: ContestedRow, slot: number, restedAtMs: number): boolean {
  if (kept.state === "waiting") return slot < kept.slot;
  if (kept.state === "in_flight") return false;
  // One that the meter did not sign says nothing of the slot.
  const { verdict } = kept;
  const isTold = kept.slot === slot && verdict !== null && (verdict === "conflict" || isFinal(verdict));
  return !isTold && (kept.decided_at_ms ?? 0) <= restedAtMs;
}
