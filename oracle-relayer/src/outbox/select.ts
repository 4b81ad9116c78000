import type { Reading } from "../reading/reading.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import { READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";

// Readings that may be sent now: those that are not held back by a gap before them.
const SENDABLE = `
  FROM reading r JOIN meter m ON m.meter_id = r.meter_id
  WHERE r.state = 'pending' AND (r.slot <= m.contiguous_slot OR m.held_until_ms IS NULL OR m.held_until_ms <= :now)`;

// What an attempt carries may yet fail: nothing of its meters goes with another one meanwhile.
const NOT_UNDER_WAY = `
  NOT EXISTS (SELECT 1 FROM reading f WHERE f.state = 'in_flight' AND f.meter_id = r.meter_id
    AND f.attempt_id IN (SELECT attempt_id FROM attempt WHERE state = 'in_flight'))`;

/** Slots that are looked through for live readings, from the first on that has any: what is later has more time. */
const LIVE_SLOTS = 2;

/**
 * Chooses what the next attempt may carry, at most `limit` readings, the most urgent first; no reading before the older ones of its meter, and none of a
 * meter that another attempt carries one of.
 *
 * Oldest slots are the most urgent, but when more is waiting than fits, half of the room is for live readings (slot `liveFrom` or later) of
 * meters without a backlog, so that an outage of some does not cost the others their market. Of the oldest no more rows are looked at than `limit` and the `underWay`
 * that are in flight, of the live ones those of two slots: what a choice costs does not grow with the backlog.
 */
export function prepareSelect(db: Database) {
  const oldest = db.prepare(
    `SELECT * FROM (SELECT ${READING_COLUMNS} ${SENDABLE} ORDER BY r.slot, r.meter_id LIMIT :looked) r WHERE ${NOT_UNDER_WAY} LIMIT :limit`,
  );
  const live = db.prepare(
    `SELECT ${READING_COLUMNS} ${SENDABLE} AND r.slot >= :liveFrom
     AND r.slot < ${LIVE_SLOTS} + (SELECT min(slot) FROM reading WHERE state = 'pending' AND slot >= :liveFrom)
     AND NOT EXISTS (SELECT 1 FROM reading o INDEXED BY reading_undecided WHERE o.state <> 'final' AND o.state = 'pending' AND o.meter_id = r.meter_id AND o.slot < r.slot)
     AND ${NOT_UNDER_WAY}
     ORDER BY r.slot, r.meter_id LIMIT :limit`,
  );
  const { restsUntil } = prepareContested(db);
  const nextHeld = db.prepare("SELECT min(held_until_ms) AS at FROM meter WHERE held_until_ms > ?");

  function select(limit: number, liveFrom: number, nowMs: number, underWay = 0): Reading[] {
    const rows = { now: nowMs, looked: limit + underWay + 1, limit: limit + 1 };
    const backlog = oldest.all(rows) as unknown as ReadingRow[];
    if (underWay === 0 && backlog.length <= limit) {
      return backlog.map(readingOf);
    }
    const first = live.all({ now: nowMs, limit: Math.floor(limit / 2), liveFrom }) as unknown as ReadingRow[];
    const chosen = new Map(first.map((row) => [`${row.meter_id}/${row.slot}`, row]));
    for (const row of backlog) {
      if (chosen.size >= limit) {
        break;
      }
      chosen.set(`${row.meter_id}/${row.slot}`, row);
    }
    return [...chosen.values()].map(readingOf);
  }

  /** When the next reading that is held or contested may be sent, in ms; `undefined` when none is. */
  function heldUntil(nowMs: number): number | undefined {
    const held = (nextHeld.get(nowMs)?.at as number | null) ?? Number.POSITIVE_INFINITY;
    const next = Math.min(held, restsUntil(nowMs) ?? held);
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  return { select, heldUntil };
}
