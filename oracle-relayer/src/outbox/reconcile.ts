import { bankOf } from "@wattmesh/client";
import { type Reading, sameContent } from "../reading/reading.ts";
import { contradicts, isCompared } from "./compare.ts";
import type { Database } from "./database.ts";
import { firstWorthAsking, type Gap, prepareGaps } from "./gaps.ts";
import type { Memory } from "./memory.ts";
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
export function prepareReconcile(db: Database, memory: Memory) {
  const gaps = prepareGaps(db, memory);
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
  const reopened = move("reading", "reopened");
  const reopen = db.prepare(
    `UPDATE reading SET ${reopened.set}, verdict = NULL WHERE meter_id = ? AND slot = ? AND ${reopened.where} RETURNING received_at_ms`,
  );
  const restarted = move("reading", "restarted");
  const reopenAfterRestart = db.prepare(
    `UPDATE reading SET ${restarted.set}, verdict = NULL
     WHERE meter_id = ? AND slot > ? AND ${restarted.where} AND state = 'set_aside' AND verdict = 'went_back' RETURNING slot, received_at_ms`,
  );
  const allMeters = db.prepare("SELECT meter_id FROM meter");
  const forgetReadings = db.prepare("DELETE FROM reading WHERE meter_id IN (SELECT value FROM json_each(?))");
  // One step a slot, however many readings it has.
  const findSlots = db.prepare(
    `WITH RECURSIVE found (slot) AS (
       SELECT min(slot) FROM reading WHERE slot > :after
       UNION ALL SELECT (SELECT min(slot) FROM reading WHERE slot > found.slot) FROM found WHERE slot IS NOT NULL)
     SELECT slot FROM found WHERE slot IS NOT NULL`,
  );
  const forgetContested = db.prepare("DELETE FROM contested WHERE meter_id = ?");
  const forgetRestart = db.prepare("DELETE FROM restart WHERE meter_id = ?");
  const forgetMeter = db.prepare("DELETE FROM meter WHERE meter_id = ?");
  const late = db.prepare("SELECT * FROM meter WHERE highest_slot < ? OR contiguous_slot < highest_slot");

  function keep({ meterId, slot, importTotalWh, exportTotalWh }: Registers): void {
    setFinal.run(slot, String(importTotalWh), String(exportTotalWh), meterId);
    memory.reached(meterId, slot);
  }

  function reopenAfter(meterId: number, slot: number): void {
    for (const row of findSlots.all({ after: slot })) {
      const [found] = reopen.all(meterId, row.slot as number);
      if (found !== undefined) memory.reopened(meterId, row.slot as number, "final", found.received_at_ms as number);
    }
  }

  /** A counter may have started again with the registers of `slot`: what was less than before it is more than they are. */
  function retryAfter(meterId: number, slot: number): void {
    if ((memory.meter(meterId)?.setAside ?? 0) === 0) return;
    for (const row of reopenAfterRestart.all(meterId, slot)) {
      memory.reopened(meterId, row.slot as number, "set_aside", row.received_at_ms as number);
    }
  }

  /** Readings of a meter that may be sent, or will be, up to a slot. */
  function pendingUntil(meterId: number, slot: number): Reading[] {
    if ((memory.meter(meterId)?.waiting ?? 0) === 0) return [];
    const isPending = (one: number) => one <= slot && memory.pending.has(meterId, one);
    return memory.pending.slots
      .filter(isPending)
      .flatMap((one) => (find.all(meterId, one) as unknown as ReadingRow[]).map(readingOf));
  }

  /** What the registers include is final. What may contradict them stays for the contract to judge, so that everybody hears of it. */
  function advance(registers: Registers, nowMs: number): void {
    const { meterId, slot } = registers;
    keep(registers);
    retryAfter(meterId, slot);
    const settleAs = (reading: Reading, verdict: "duplicate" | "superseded") => {
      const { changes } = settle.run(verdict, nowMs, meterId, reading.slot);
      if (changes > 0) memory.decided(meterId, reading.slot, "final", nowMs);
    };
    for (const older of pendingUntil(meterId, slot - 1)) {
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
          reopenAfter(entry.meterId, entry.slot);
          keep(entry);
          resetAck.run(entry.meterId);
          memory.told(entry.meterId, null);
        } else if (known?.final_import_wh === null) {
          keep(entry);
        }
      }
      for (const row of stored.values()) {
        if (row.final_slot !== null) {
          behind += 1;
          reopenAfter(row.meter_id, -1);
          setFinal.run(null, null, null, row.meter_id);
          memory.reached(row.meter_id, null);
        }
      }
      return { ahead, behind };
    });
  }

  /** Banks of which the store knows a meter. */
  const banks = (): readonly number[] => memory.banks;

  /** Removes every meter that is `unknown`, with its readings. */
  function forget(unknown: (meterId: number) => boolean): void {
    const all = allMeters.all().map((row) => row.meter_id as number);
    const gone = all.filter(unknown);
    if (gone.length === 0) return;
    db.transaction(() => {
      forgetReadings.run(JSON.stringify(gone));
      for (const meterId of gone) {
        forgetContested.run(meterId);
        forgetRestart.run(meterId);
        forgetMeter.run(meterId);
      }
      memory.reload();
    });
  }

  /** Slots up to `slot` that each known meter has not sent, to be asked for when messages may have been lost. */
  function missing(slot: number): Gap[] {
    return (late.all(slot) as unknown as MeterRow[])
      .map((row) => ({
        meterId: row.meter_id,
        from: firstWorthAsking(row.final_slot, row.contiguous_slot + 1, slot + 1),
        to: slot,
      }))
      .filter(({ from, to }) => from <= to);
  }

  return { bank, banks, forget, missing };
}
