import type { DatabaseSync } from "node:sqlite";
import { WrongStoreError } from "../errors.ts";

/**
 * Each entry takes the store from the version of its index to the next. Entries are never changed, only added.
 *
 * Totals are decimal text: SQLite's integers end at 2^63.
 */
export const MIGRATIONS = [
  `
  -- What the store belongs to, and counters that must survive.
  CREATE TABLE property (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- What is known of each meter.
  CREATE TABLE meter (
    meter_id INTEGER PRIMARY KEY,
    contiguous_slot INTEGER NOT NULL, -- up to here nothing is waited for any more
    highest_slot INTEGER NOT NULL,    -- highest slot ever received
    held_until_ms INTEGER,            -- nothing above contiguous_slot is sent before
    final_slot INTEGER,               -- last slot in the contract's registers
    acked_slot INTEGER                -- what the meter was last told
  ) STRICT;
  CREATE INDEX meter_unacked ON meter (meter_id) WHERE final_slot IS NOT NULL AND (acked_slot IS NULL OR acked_slot <> final_slot);
  CREATE INDEX meter_held ON meter (held_until_ms) WHERE held_until_ms IS NOT NULL;

  CREATE TABLE reading (
    meter_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    import_total_wh TEXT NOT NULL,
    export_total_wh TEXT NOT NULL,
    flags INTEGER NOT NULL,
    signature BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_flight', 'final', 'quarantined')),
    received_at_ms INTEGER NOT NULL,
    attempt_id INTEGER,     -- the last attempt that carried it
    verdict TEXT,           -- the contract's word, once there is one
    decided_at_ms INTEGER,
    PRIMARY KEY (meter_id, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reading_pending ON reading (slot, meter_id) WHERE state = 'pending';
  CREATE INDEX reading_pending_of_meter ON reading (meter_id, slot) WHERE state = 'pending';
  CREATE INDEX reading_in_flight ON reading (attempt_id) WHERE state = 'in_flight';
  CREATE INDEX reading_quarantined ON reading (decided_at_ms) WHERE state = 'quarantined';
  CREATE INDEX reading_final ON reading (decided_at_ms) WHERE state = 'final';

  -- Every transaction that was ever signed for readings, with its bytes until its outcome is known.
  CREATE TABLE attempt (
    attempt_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('in_flight', 'applied', 'failed', 'dead')),
    address TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    bytes BLOB,
    timeout_height INTEGER NOT NULL,
    readings INTEGER NOT NULL,
    frozen_at_ms INTEGER NOT NULL,
    decided_at_ms INTEGER,
    height INTEGER,
    outcome TEXT
  ) STRICT;
  CREATE UNIQUE INDEX attempt_in_flight ON attempt (address) WHERE state = 'in_flight';

  -- Messages that never became readings, newest kept.
  CREATE TABLE rejected (
    rejected_id INTEGER PRIMARY KEY,
    received_at_ms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    topic TEXT NOT NULL,
    meter_id INTEGER,
    slot INTEGER,
    payload BLOB NOT NULL
  ) STRICT;
  CREATE INDEX rejected_of_reading ON rejected (meter_id, slot) WHERE reason = 'conflict';
  `,
  `
  CREATE INDEX reading_waiting ON reading (meter_id, state, decided_at_ms) WHERE state <> 'final';
  `,
  `
  -- With the chain's height at signing, and a fourth end; SQLite changes no check in place.
  CREATE TABLE attempt_new (
    attempt_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('in_flight', 'applied', 'failed', 'dead', 'unknown')),
    address TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    bytes BLOB,
    signed_at_height INTEGER, -- of what was signed before there was this column: unknown
    timeout_height INTEGER NOT NULL,
    readings INTEGER NOT NULL,
    frozen_at_ms INTEGER NOT NULL,
    decided_at_ms INTEGER,
    height INTEGER,
    outcome TEXT
  ) STRICT;
  INSERT INTO attempt_new (attempt_id, state, address, sequence, hash, bytes, timeout_height, readings, frozen_at_ms, decided_at_ms, height, outcome)
    SELECT attempt_id, state, address, sequence, hash, bytes, timeout_height, readings, frozen_at_ms, decided_at_ms, height, outcome FROM attempt;
  DROP TABLE attempt;
  ALTER TABLE attempt_new RENAME TO attempt;
  CREATE UNIQUE INDEX attempt_in_flight ON attempt (address) WHERE state = 'in_flight';
  `,
  `
  -- The registers of final_slot, as far as they are known.
  ALTER TABLE meter ADD COLUMN final_import_wh TEXT;
  ALTER TABLE meter ADD COLUMN final_export_wh TEXT;
  `,
  `
  -- That a meter's counter starts again: of each meter the latest.
  CREATE TABLE restart (
    meter_id INTEGER PRIMARY KEY,
    slot INTEGER NOT NULL,
    import_total_wh TEXT NOT NULL,
    export_total_wh TEXT NOT NULL,
    signature BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_flight', 'sent', 'refused')),
    attempt_id INTEGER,
    decided_at_ms INTEGER
  ) STRICT;
  CREATE INDEX restart_pending ON restart (meter_id) WHERE state = 'pending';
  CREATE INDEX restart_in_flight ON restart (attempt_id) WHERE state = 'in_flight';
  `,
  `
  -- What the contract refused was called quarantined, which is the contract's word for export that waits for verifiers.
  CREATE TABLE reading_new (
    meter_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    import_total_wh TEXT NOT NULL,
    export_total_wh TEXT NOT NULL,
    flags INTEGER NOT NULL,
    signature BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_flight', 'final', 'set_aside')),
    received_at_ms INTEGER NOT NULL,
    attempt_id INTEGER,     -- the last attempt that carried it
    verdict TEXT,           -- the contract's word, once there is one
    decided_at_ms INTEGER,
    PRIMARY KEY (meter_id, slot)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO reading_new
    SELECT meter_id, slot, import_total_wh, export_total_wh, flags, signature, CASE state WHEN 'quarantined' THEN 'set_aside' ELSE state END,
      received_at_ms, attempt_id, verdict, decided_at_ms FROM reading;
  DROP TABLE reading;
  ALTER TABLE reading_new RENAME TO reading;
  CREATE INDEX reading_pending ON reading (slot, meter_id) WHERE state = 'pending';
  CREATE INDEX reading_pending_of_meter ON reading (meter_id, slot) WHERE state = 'pending';
  CREATE INDEX reading_in_flight ON reading (attempt_id) WHERE state = 'in_flight';
  CREATE INDEX reading_set_aside ON reading (decided_at_ms) WHERE state = 'set_aside';
  CREATE INDEX reading_final ON reading (decided_at_ms) WHERE state = 'final';
  CREATE INDEX reading_waiting ON reading (meter_id, state, decided_at_ms) WHERE state <> 'final';
  `,
  `
  -- What a meter said besides of a slot, for the chain to judge: of each meter one.
  CREATE TABLE contested (
    meter_id INTEGER PRIMARY KEY,
    slot INTEGER NOT NULL,
    import_total_wh TEXT NOT NULL,
    export_total_wh TEXT NOT NULL,
    flags INTEGER NOT NULL,
    signature BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'in_flight', 'told')),
    received_at_ms INTEGER NOT NULL,
    not_before_ms INTEGER NOT NULL, -- it rests after a transaction that failed
    attempt_id INTEGER,
    verdict TEXT,
    decided_at_ms INTEGER
  ) STRICT;
  CREATE INDEX contested_waiting ON contested (received_at_ms) WHERE state = 'waiting';
  CREATE INDEX contested_in_flight ON contested (attempt_id) WHERE state = 'in_flight';
  `,
  `
  -- A charging station's record, and what else the contract says of a reading besides its verdict.
  ALTER TABLE reading ADD COLUMN record BLOB;
  ALTER TABLE reading ADD COLUMN reason TEXT;
  ALTER TABLE contested ADD COLUMN record BLOB;
  `,
  `
  -- Fewer indexes to move in as a reading moves; the oldest that waits is found without its row; a key may have several attempts in flight.
  DROP INDEX reading_pending;
  DROP INDEX reading_pending_of_meter;
  DROP INDEX reading_waiting;
  CREATE INDEX reading_pending ON reading (slot, meter_id, received_at_ms) WHERE state = 'pending';
  CREATE INDEX reading_undecided ON reading (meter_id, slot) WHERE state <> 'final';
  DROP INDEX reading_in_flight;
  CREATE INDEX reading_in_flight ON reading (attempt_id, meter_id) WHERE state = 'in_flight';
  DROP INDEX attempt_in_flight;
  CREATE UNIQUE INDEX attempt_in_flight ON attempt (address, sequence) WHERE state = 'in_flight';
  `,
  `
  -- By slot, as readings come and go; which of them waits is known in memory, so that no index has to follow.
  CREATE TABLE reading_new (
    slot INTEGER NOT NULL,
    meter_id INTEGER NOT NULL,
    import_total_wh TEXT NOT NULL,
    export_total_wh TEXT NOT NULL,
    flags INTEGER NOT NULL,
    signature BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_flight', 'final', 'set_aside')),
    received_at_ms INTEGER NOT NULL,
    attempt_id INTEGER,     -- the last attempt that carried it
    verdict TEXT,           -- the contract's word, once there is one
    decided_at_ms INTEGER,
    record BLOB,            -- a charging station's
    reason TEXT,
    PRIMARY KEY (slot, meter_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO reading_new
    SELECT slot, meter_id, import_total_wh, export_total_wh, flags, signature, state, received_at_ms, attempt_id, verdict, decided_at_ms, record, reason
    FROM reading ORDER BY slot, meter_id;
  DROP TABLE reading;
  ALTER TABLE reading_new RENAME TO reading;
  CREATE INDEX reading_set_aside ON reading (meter_id, decided_at_ms) WHERE state = 'set_aside';
  DROP INDEX meter_unacked;
  DROP INDEX meter_held;
  `,
];

const versionOf = (db: DatabaseSync) => db.prepare("PRAGMA user_version").get()?.user_version as number;

/** Refuses a store of another version than this code speaks: reading changes nothing, so it brings none up to date. */
export function checkVersion(db: DatabaseSync): void {
  const version = versionOf(db);
  const remedy = "look with the relayer that wrote it, or start this one once";
  if (version !== MIGRATIONS.length) {
    throw new WrongStoreError(`the store has version ${version}, this command reads ${MIGRATIONS.length}: ${remedy}`);
  }
}

/** Brings the store to the version this code speaks. */
export function migrate(db: DatabaseSync): void {
  const version = versionOf(db);
  if (version > MIGRATIONS.length) {
    throw new WrongStoreError(`the store has version ${version}, this relayer knows up to ${MIGRATIONS.length}`);
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index >= version) {
      db.exec(`BEGIN; ${migration} PRAGMA user_version = ${index + 1}; COMMIT`);
    }
  }
}
