import { DatabaseSync } from "node:sqlite";
import type { SignedReading } from "../../../devices/src/index.ts";
import { type MeteredEnergy, noRemainder, type Remainder } from "../data/metered.ts";

/** SQLite's log is emptied after 256 KiB instead of 4 MiB: a meter writes a few hundred bytes a slot. */
const CHECKPOINT_PAGES = 64;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
  CREATE TABLE IF NOT EXISTS meter (
    meter_id INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL,
    import_total_wh INTEGER NOT NULL,
    export_total_wh INTEGER NOT NULL,
    import_parts INTEGER NOT NULL,
    export_parts INTEGER NOT NULL,
    load_parts INTEGER NOT NULL,
    pv_parts INTEGER NOT NULL,
    acked_slot INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS reading (
    meter_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    import_total_wh INTEGER NOT NULL,
    export_total_wh INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    signature BLOB NOT NULL,
    rows INTEGER NOT NULL,
    load_wh INTEGER NOT NULL,
    pv_wh INTEGER NOT NULL,
    PRIMARY KEY (meter_id, slot)
  ) STRICT, WITHOUT ROWID;
`;

/** Registers of one meter, and the remainder of less than 1 Wh that it carries on. */
export interface MeterState {
  meterId: number;
  /** Rows of its profiles that are in the registers. */
  rows: number;
  importTotalWh: bigint;
  exportTotalWh: bigint;
  remainder: Remainder;
  /** Slot of its last reading. */
  lastSlot?: number;
}

/** A reading as it was signed, with what happened behind the meter. */
export interface StoredReading extends SignedReading {
  /** Rows of the profiles that are in these registers. */
  rows: number;
  loadWh: bigint;
  pvWh: bigint;
}

/** Acknowledged readings that are kept, in slots. */
const KEEP_SLOTS = 2_000;

/** Of a replay that was interrupted often: older ones are of readings that nobody looks at. */
const MOST_RUNS = 32;

/** What the meters keep through a power cut: their registers, and every reading until it is acknowledged (and some after that, for comparison). */
export class MeterStore {
  private readonly database: DatabaseSync;

  constructor(file: string, { readOnly = false } = {}) {
    this.database = new DatabaseSync(file, { readOnly });
    if (!readOnly) this.database.exec(schema);
  }

  /** The meter as it was left; new ones begin at zero. */
  load(meterId: number): MeterState {
    const row = this.one(
      "SELECT *, (SELECT max(slot) FROM reading WHERE meter_id = meter.meter_id) AS last_slot FROM meter WHERE meter_id = ?",
      meterId,
    );
    if (row === undefined) return { meterId, rows: 0, importTotalWh: 0n, exportTotalWh: 0n, remainder: noRemainder };
    return {
      meterId,
      rows: Number(row.rows),
      importTotalWh: big(row.import_total_wh),
      exportTotalWh: big(row.export_total_wh),
      remainder: {
        importParts: big(row.import_parts),
        exportParts: big(row.export_parts),
        loadParts: big(row.load_parts),
        pvParts: big(row.pv_parts),
      },
      ...(row.last_slot !== null && { lastSlot: Number(row.last_slot) }),
    };
  }

  /** Keeps the readings of one slot and the registers they were read from: all of them or none. */
  keep(entries: { state: MeterState; reading: StoredReading }[]): void {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      for (const { state, reading } of entries) {
        this.saveState(state);
        this.saveReading(reading);
      }
      this.database.exec("COMMIT");
    } catch (error) {
      this.database.exec("ROLLBACK");
      throw error;
    }
  }

  /** Readings up to `slot` are final on the chain. */
  acknowledge(meterId: number, slot: number): void {
    this.database
      .prepare("UPDATE meter SET acked_slot = ?2 WHERE meter_id = ?1 AND (acked_slot IS NULL OR acked_slot < ?2)")
      .run(meterId, slot);
    this.database.prepare("DELETE FROM reading WHERE meter_id = ? AND slot < ?").run(meterId, slot - KEEP_SLOTS);
  }

  /** Readings without an acknowledgement, in order of slot. */
  unacknowledged(meterId?: number): StoredReading[] {
    const mine = meterId === undefined ? "" : "AND meter_id = ?";
    return this.readings(
      `FROM reading JOIN meter USING (meter_id) WHERE slot > coalesce(acked_slot, -1) ${mine} ORDER BY slot, meter_id`,
      ...(meterId === undefined ? [] : [meterId]),
    );
  }

  between(meterId: number, from: number, to: number): StoredReading[] {
    return this.readings("FROM reading WHERE meter_id = ? AND slot BETWEEN ? AND ? ORDER BY slot", meterId, from, to);
  }

  /** The signed readings of all meters for a slot. */
  ofSlot(slot: number): StoredReading[] {
    return this.readings("FROM reading WHERE slot = ? ORDER BY meter_id", slot);
  }

  /** Where the replay began, and where it went on after each rest: a slot, and how many rows were replayed when it ended. In order of slots, the latest `MOST_RUNS`. */
  runs(): { slot: number; rows: number }[] {
    return this.database
      .prepare(
        `SELECT slot, rows FROM (SELECT min(slot) AS slot, min(rows) AS rows FROM reading GROUP BY slot - rows ORDER BY slot DESC LIMIT ${MOST_RUNS}) ORDER BY slot`,
      )
      .all()
      .map(({ slot, rows }) => ({ slot: Number(slot), rows: Number(rows) }));
  }

  counts(): { meters: number; unacknowledged: number } {
    const row = this.one(
      "SELECT (SELECT count(*) FROM meter) AS meters, (SELECT count(*) FROM reading JOIN meter USING (meter_id) WHERE slot > coalesce(acked_slot, -1)) AS unacknowledged",
    );
    return { meters: Number(row?.meters), unacknowledged: Number(row?.unacknowledged) };
  }

  close(): void {
    this.database.close();
  }

  private saveState({ meterId, rows, importTotalWh, exportTotalWh, remainder }: MeterState): void {
    this.database
      .prepare(
        `INSERT INTO meter (meter_id, rows, import_total_wh, export_total_wh, import_parts, export_parts, load_parts, pv_parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (meter_id) DO UPDATE SET rows = excluded.rows, import_total_wh = excluded.import_total_wh, export_total_wh = excluded.export_total_wh,
           import_parts = excluded.import_parts, export_parts = excluded.export_parts, load_parts = excluded.load_parts, pv_parts = excluded.pv_parts`,
      )
      .run(
        meterId,
        rows,
        importTotalWh,
        exportTotalWh,
        remainder.importParts,
        remainder.exportParts,
        remainder.loadParts,
        remainder.pvParts,
      );
  }

  private saveReading(reading: StoredReading): void {
    this.database
      .prepare(
        "INSERT INTO reading (meter_id, slot, import_total_wh, export_total_wh, flags, signature, rows, load_wh, pv_wh) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      )
      .run(
        reading.meterId,
        reading.slot,
        reading.importTotalWh,
        reading.exportTotalWh,
        reading.flags,
        reading.signature,
        reading.rows,
        reading.loadWh,
        reading.pvWh,
      );
  }

  private one(sql: string, ...values: number[]): Record<string, unknown> | undefined {
    const statement = this.database.prepare(sql);
    statement.setReadBigInts(true);
    return statement.get(...values);
  }

  private readings(from: string, ...values: number[]): StoredReading[] {
    const statement = this.database.prepare(
      `SELECT reading.meter_id, slot, reading.import_total_wh, reading.export_total_wh, flags, signature, reading.rows, load_wh, pv_wh ${from}`,
    );
    statement.setReadBigInts(true);
    return statement.all(...values).map((row) => ({
      meterId: Number(row.meter_id),
      slot: Number(row.slot),
      importTotalWh: big(row.import_total_wh),
      exportTotalWh: big(row.export_total_wh),
      flags: Number(row.flags),
      signature: row.signature as Uint8Array,
      rows: Number(row.rows),
      loadWh: big(row.load_wh),
      pvWh: big(row.pv_wh),
    }));
  }
}

const big = (value: unknown): bigint => BigInt(value as bigint);

/** The registers after one more row. */
export function afterRow(state: MeterState, energy: MeteredEnergy, remainder: Remainder): MeterState {
  return {
    ...state,
    rows: state.rows + 1,
    importTotalWh: state.importTotalWh + energy.importWh,
    exportTotalWh: state.exportTotalWh + energy.exportWh,
    remainder,
  };
}
