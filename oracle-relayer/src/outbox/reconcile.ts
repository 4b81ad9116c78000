import { bankOf } from "@wattmesh/client";
import { type Reading, sameContent } from "../reading/reading.ts";
import { contradicts, isCompared } from "./compare.ts";
import type { Database } from "./database.ts";
import { firstWorthAsking, type Gap, prepareGaps } from "./gaps.ts";
import { type MeterRow, READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";
import { move } from "./states.ts";

/** The last verified reading of a meter, as the contract keeps it. */
export type Registers = Omit<Reading, "signature">;

export interface Reconciled {
  /** Meters whose registers on the chain were later than those in the store. */
  readonly ahead: number;
  /** Meters whose registers on the chain were earlier: readings that the store held for final are pending again. */
  readonly behind: number;
}

/** Makes the store agree with the contract's registers: the chain wins. Only while nothing is in flight. */
export function prepareReconcile(db: Database) {
  const gaps = prepareGaps(db);
  const meters = db.prepare("SELECT * FROM meter WHERE meter_id BETWEEN ? AND ?");
  const setFinal = db.prepare(
    "UPDATE meter SET final_slot = ?, final_import_wh = ?, final_export_wh = ? WHERE meter_id = ?",
  );
  const resetAck = db.prepare("UPDATE meter SET acked_slot = NULL WHERE meter_id = ?");
  const find = db.prepare(`SELECT ${READING_COLUMNS} FROM reading r WHERE meter_id = ? AND slot = ?`);
  const covered = move("reading", "covered");
  const settle = db.prepare(
    `UPDATE reading SET ${covered.set}, verdict = ?, decided_at_ms = ? WHERE meter_id = ? AND slot = ? AND ${covered.where}`,
  );
  const pendingUntil = db.prepare(
    `SELECT ${READING_COLUMNS} FROM reading r WHERE meter_id = ? AND slot <= ? AND state = 'pending' ORDER BY slot`,
  );
  const reopened = move("reading", "reopened");
  const reopen = db.prepare(
    `UPDATE reading SET ${reopened.set}, verdict = NULL WHERE meter_id = ? AND slot > ? AND ${reopened.where}`,
  );
  const restarted = move("reading", "restarted");
  const reopenAfterRestart = db.prepare(
    `UPDATE reading SET ${restarted.set}, verdict = NULL WHERE meter_id = ? AND slot > ? AND ${restarted.where} AND verdict = 'went_back'`,
  );
  const allMeters = db.prepare("SELECT meter_id FROM meter");
  const forgetReadings = db.prepare("DELETE FROM reading WHERE meter_id = ?");
  const forgetContested = db.prepare("DELETE FROM contested WHERE meter_id = ?");
  const forgetRestart = db.prepare("DELETE FROM restart WHERE meter_id = ?");
  const forgetMeter = db.prepare("DELETE FROM meter WHERE meter_id = ?");
  const knownBanks = db.prepare("SELECT DISTINCT meter_id >> 8 AS bank FROM meter ORDER BY bank");
  const late = db.prepare("SELECT * FROM meter WHERE highest_slot < ? OR contiguous_slot < highest_slot");

  const keep = ({ meterId, slot, importTotalWh, exportTotalWh }: Registers) =>
    setFinal.run(slot, String(importTotalWh), String(exportTotalWh), meterId);

  /** What the registers include is final. What may contradict them stays for the contract to judge, so that everybody hears of it. */
  function advance(registers: Registers, nowMs: number): void {
    const { meterId, slot } = registers;
    keep(registers);
    // A counter may have started again with these: what was less than before it is more than they are.
    reopenAfterRestart.run(meterId, slot);
    const settleAs = (reading: Reading, verdict: "duplicate" | "superseded") =>
      settle.run(verdict, nowMs, meterId, reading.slot);
    for (const row of pendingUntil.all(meterId, slot - 1) as unknown as ReadingRow[]) {
      const older = readingOf(row);
      if (!contradicts(older, registers) && !isCompared(older.slot, slot)) settleAs(older, "superseded");
    }
    const row = find.get(meterId, slot) as ReadingRow | undefined;
    if (row !== undefined && row.state !== "final" && sameContent(readingOf(row), registers)) {
      settleAs(readingOf(row), "duplicate");
    }
  }

  /** `registers` are all that the contract holds of `bank`. */
  function bank(bank: number, registers: readonly Registers[], nowMs: number): Reconciled {
    return db.transaction(() => {
      const stored = new Map(
        (meters.all(bank * 256, bank * 256 + 255) as unknown as MeterRow[]).map((row) => [row.meter_id, row]),
      );
      let ahead = 0;
      let behind = 0;
      for (const entry of registers.filter(({ meterId }) => bankOf(meterId) === bank)) {
        const known = stored.get(entry.meterId);
        const finalSlot = known?.final_slot ?? -1;
        stored.delete(entry.meterId);
        if (entry.slot > finalSlot) {
          ahead += 1;
          if (finalSlot < 0) gaps.startAfter(entry.meterId, entry.slot);
          else gaps.giveUp(entry.meterId, entry.slot);
          advance(entry, nowMs);
        } else if (entry.slot < finalSlot) {
          behind += 1;
          reopen.run(entry.meterId, entry.slot);
          keep(entry);
          resetAck.run(entry.meterId);
        } else if (known?.final_import_wh === null) {
          keep(entry);
        }
      }
      for (const row of stored.values()) {
        if (row.final_slot !== null) {
          behind += 1;
          reopen.run(row.meter_id, -1);
          setFinal.run(null, null, null, row.meter_id);
        }
      }
      return { ahead, behind };
    });
  }

  /** Banks of which the store knows a meter. */
  const banks = () => knownBanks.all().map((row) => row.bank as number);

  /** Removes every meter that is `unknown`, with its readings. */
  function forget(unknown: (meterId: number) => boolean): void {
    db.transaction(() => {
      for (const { meter_id } of allMeters.all() as unknown as { meter_id: number }[]) {
        if (unknown(meter_id)) {
          forgetReadings.run(meter_id);
          forgetContested.run(meter_id);
          forgetRestart.run(meter_id);
          forgetMeter.run(meter_id);
        }
      }
    });
  }

  /** Slots up to `slot` that each known meter has not sent, to be asked for when messages may have been lost. */
  function missing(slot: number): Gap[] {
    return (late.all(slot) as unknown as MeterRow[])
      .map((row) => ({
        meterId: row.meter_id,
        from: firstWorthAsking(row, row.contiguous_slot + 1, slot + 1),
        to: slot,
      }))
      .filter(({ from, to }) => from <= to);
  }

  return { bank, banks, forget, missing };
}
