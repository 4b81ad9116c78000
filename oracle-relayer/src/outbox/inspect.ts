import type { Database } from "./database.ts";

/** A time as text, `null` where there is none. */
type Time = string | null;

/** Registers in Wh at the end of a slot, decimal. */
export interface InspectedRegisters {
  readonly slot: number;
  readonly importTotalWh: string;
  readonly exportTotalWh: string;
}

/** The transaction that carried something last. */
export interface InspectedAttempt {
  readonly hash: string;
  readonly state: string;
  readonly signedAt: Time;
  readonly timeoutHeight: number;
  readonly height: number | null;
  /** Why it failed or came into no block. */
  readonly outcome: string | null;
}

export interface InspectedReading extends InspectedRegisters {
  /** Of a reading: `pending`, `in_flight`, `final` or `set_aside`; of what contradicts one: `waiting`, `in_flight` or `told`; of a restart: `pending`, `in_flight`, `sent` or `refused`. */
  readonly state: string;
  readonly flags: number | null;
  readonly verdict: string | null;
  /** What is wrong with a record that was refused. */
  readonly reason: string | null;
  /** A charging station's, as it came. */
  readonly record: string | null;
  readonly receivedAt: Time;
  readonly decidedAt: Time;
  readonly attempt: InspectedAttempt | null;
}

export interface InspectedRejection {
  readonly slot: number | null;
  readonly receivedAt: Time;
  readonly reason: string;
  readonly detail: string;
  readonly topic: string;
  /** As text, as much of it as was kept. */
  readonly payload: string;
}

/** All that an outbox knows of a meter, or of one of its slots. Lists hold the newest, at most `limit`. */
export interface Inspection {
  readonly meterId: number;
  readonly slot: number | null;
  /** `null` for a meter of which no reading was taken. */
  readonly meter: {
    /** Up to here nothing is waited for. */
    readonly contiguousSlot: number;
    readonly highestSlot: number;
    /** Nothing after `contiguousSlot` is sent before. */
    readonly heldUntil: Time;
    readonly finalSlot: number | null;
    readonly finalImportWh: string | null;
    readonly finalExportWh: string | null;
    /** What the broker took of acknowledgements. */
    readonly ackedSlot: number | null;
  } | null;
  readonly readings: readonly InspectedReading[];
  /** What contradicts a reading, for the chain to hear. */
  readonly contested: InspectedReading | null;
  readonly restart: InspectedReading | null;
  readonly rejected: readonly InspectedRejection[];
}

export type Row = Record<string, number | string | Uint8Array | null>;

export const ATTEMPT = "a.hash, a.state AS attempt_state, a.frozen_at_ms, a.timeout_height, a.height, a.outcome";
const OF_SLOT = "(:slot IS NULL OR slot = :slot)";
/** Readings are kept by slot: one step for each, however many meters have one of it. */
const OF_METER = `WITH RECURSIVE found (at) AS (
    SELECT max(slot) FROM reading
    UNION ALL SELECT (SELECT max(slot) FROM reading WHERE slot < at) FROM found WHERE at IS NOT NULL)
  SELECT reading.* FROM found CROSS JOIN reading ON slot = at AND meter_id = :meterId WHERE ${OF_SLOT}`;
const of = (table: "contested" | "restart") => `SELECT * FROM ${table} WHERE meter_id = :meterId AND ${OF_SLOT}`;

/** Looks a meter up, for an operator; changes nothing. */
export function prepareInspect(db: Database) {
  const meter = db.prepare("SELECT * FROM meter WHERE meter_id = ?");
  const carried = (rows: string, columns: string) =>
    db.prepare(
      `SELECT t.slot, t.import_total_wh, t.export_total_wh, t.state, t.decided_at_ms, ${columns}, ${ATTEMPT}
       FROM (${rows} ORDER BY slot DESC LIMIT :limit) t
       LEFT JOIN attempt a ON a.attempt_id = t.attempt_id ORDER BY t.slot DESC`,
    );
  const judged = "t.flags, t.verdict, t.received_at_ms, t.record";
  const readings = carried(OF_METER, `${judged}, t.reason`);
  const contested = carried(of("contested"), `${judged}, NULL AS reason`);
  const restart = carried(
    of("restart"),
    "NULL AS flags, NULL AS verdict, NULL AS received_at_ms, NULL AS record, NULL AS reason",
  );
  const rejected = db.prepare(
    `SELECT * FROM rejected WHERE meter_id = :meterId AND ${OF_SLOT} ORDER BY rejected_id DESC LIMIT :limit`,
  );

  return (meterId: number, slot: number | undefined, limit: number): Inspection => {
    const key = { meterId, slot: slot ?? null, limit };
    const found = meter.get(meterId) as Row | undefined;
    return {
      meterId,
      slot: slot ?? null,
      meter: found === undefined ? null : meterOf(found),
      readings: (readings.all(key) as Row[]).map(readingOf),
      contested: (contested.all(key) as Row[]).map(readingOf)[0] ?? null,
      restart: (restart.all(key) as Row[]).map(readingOf)[0] ?? null,
      rejected: (rejected.all(key) as Row[]).map(rejectionOf),
    };
  };
}

export const timeOf = (ms: Row[string] | undefined): Time =>
  typeof ms === "number" ? new Date(ms).toISOString() : null;

const meterOf = (row: Row) => ({
  contiguousSlot: row.contiguous_slot as number,
  highestSlot: row.highest_slot as number,
  heldUntil: timeOf(row.held_until_ms),
  finalSlot: row.final_slot as number | null,
  finalImportWh: row.final_import_wh as string | null,
  finalExportWh: row.final_export_wh as string | null,
  ackedSlot: row.acked_slot as number | null,
});

export const readingOf = (row: Row): InspectedReading => ({
  slot: row.slot as number,
  importTotalWh: row.import_total_wh as string,
  exportTotalWh: row.export_total_wh as string,
  flags: row.flags as number | null,
  state: row.state as string,
  verdict: row.verdict as string | null,
  reason: row.reason as string | null,
  record: row.record === null ? null : Buffer.from(row.record as Uint8Array).toString(),
  receivedAt: timeOf(row.received_at_ms),
  decidedAt: timeOf(row.decided_at_ms),
  attempt: row.hash === null ? null : attemptOf(row),
});

export const attemptOf = (row: Row): InspectedAttempt => ({
  hash: row.hash as string,
  state: row.attempt_state as string,
  signedAt: timeOf(row.frozen_at_ms),
  timeoutHeight: row.timeout_height as number,
  height: row.height as number | null,
  outcome: row.outcome as string | null,
});

const rejectionOf = (row: Row): InspectedRejection => ({
  slot: row.slot as number | null,
  receivedAt: timeOf(row.received_at_ms),
  reason: row.reason as string,
  detail: row.detail as string,
  topic: row.topic as string,
  payload: Buffer.from(row.payload as Uint8Array).toString(),
});
