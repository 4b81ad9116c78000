import type { Reading } from "../reading/reading.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import { READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";

// Readings that may be sent now: those that are not held back by a gap before them.
const SENDABLE = `
  FROM reading r JOIN meter m ON m.meter_id = r.meter_id
  WHERE r.state = 'pending' AND (r.slot <= m.contiguous_slot OR m.held_until_ms IS NULL OR m.held_until_ms <= :now)`;

/**
 * Chooses what the next attempt may carry, at most `limit` readings, the most urgent first; no reading before the older ones of its meter.
 *
 * Oldest slots are the most urgent, but when more is waiting than fits, half of the room is for live readings (slot `liveFrom` or later) of
 * meters without a backlog, so that an outage of some does not cost the others their market.
 */
export function prepareSelect(db: Database) {
  const oldest = db.prepare(`SELECT ${READING_COLUMNS} ${SENDABLE} ORDER BY r.slot, r.meter_id LIMIT :limit`);
  const live = db.prepare(
    `SELECT ${READING_COLUMNS} ${SENDABLE} AND r.slot >= :liveFrom
     AND NOT EXISTS (SELECT 1 FROM reading o WHERE o.state = 'pending' AND o.meter_id = r.meter_id AND o.slot < r.slot)
     ORDER BY r.slot, r.meter_id LIMIT :limit`,
  );
  const { restsUntil } = prepareContested(db);
  const nextHeld = db.prepare("SELECT min(held_until_ms) AS at FROM meter WHERE held_until_ms > ?");

  function select(limit: number, liveFrom: number, nowMs: number): Reading[] {
    const backlog = oldest.all({ now: nowMs, limit: limit + 1 }) as unknown as ReadingRow[];
    if (backlog.length <= limit) {
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
