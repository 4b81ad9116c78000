import type { Database } from "./database.ts";
import { ATTEMPT, attemptOf, type InspectedAttempt, type InspectedReading, type Row, readingOf } from "./inspect.ts";

/** A reading and whose it is. */
export interface CarriedReading extends InspectedReading {
  readonly meterId: number;
}

/** What the outbox holds of one bank for one slot: what one message to the contract carries. At most 256 readings. */
export interface InspectedBatch {
  readonly bank: number;
  readonly slot: number;
  readonly readings: readonly CarriedReading[];
}

/** A transaction and the readings of which it is the last that carried them; a reading that was sent again stands with the later one. */
export interface InspectedTx extends InspectedAttempt {
  readonly sequence: number;
  /** How many it carried. */
  readonly carried: number;
  /** At most `limit`, in order of slot and meter. */
  readonly readings: readonly CarriedReading[];
}

const CARRIED = `SELECT t.meter_id, t.slot, t.import_total_wh, t.export_total_wh, t.state, t.decided_at_ms, t.flags, t.verdict, t.reason, t.record,
  t.received_at_ms, ${ATTEMPT}
  FROM reading t LEFT JOIN attempt a ON a.attempt_id = t.attempt_id`;

const METERS_A_BANK = 256;

const carriedOf = (row: Row): CarriedReading => ({ meterId: row.meter_id as number, ...readingOf(row) });

/** Looks up a bank's readings of a slot, for an operator; changes nothing. */
export function prepareInspectBatch(db: Database) {
  const find = db.prepare(`${CARRIED} WHERE t.meter_id BETWEEN ? AND ? AND t.slot = ? ORDER BY t.meter_id`);
  return (bank: number, slot: number): InspectedBatch => {
    const first = bank * METERS_A_BANK;
    const rows = find.all(first, first + METERS_A_BANK - 1, slot) as Row[];
    return { bank, slot, readings: rows.map(carriedOf) };
  };
}

/** Looks up a transaction by its hash, for an operator; nothing where the outbox has forgotten it or never knew it. */
export function prepareInspectTx(db: Database) {
  const find = db.prepare(
    `SELECT a.attempt_id, a.sequence, a.readings, ${ATTEMPT} FROM attempt a WHERE a.hash = ? ORDER BY a.attempt_id DESC LIMIT 1`,
  );
  const readings = db.prepare(`${CARRIED} WHERE t.attempt_id = ? ORDER BY t.slot, t.meter_id LIMIT ?`);
  return (hash: string, limit: number): InspectedTx | undefined => {
    const row = find.get(hash.toUpperCase()) as Row | undefined;
    if (row === undefined) return undefined;
    const carried = readings.all(row.attempt_id ?? null, limit) as Row[];
    const { sequence, readings: count } = row as { sequence: number; readings: number };
    return { ...attemptOf(row), sequence, carried: count, readings: carried.map(carriedOf) };
  };
}
