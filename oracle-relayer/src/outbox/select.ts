import { indexInBank, meterIdAt } from "@wattmesh/client";
import type { Reading } from "../reading/reading.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";
import { type Cell, Indexes, spanOf } from "./places.ts";
import { READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";

/** Slots that are looked through for live readings, from the first on that has any: what is later has more time. */
const LIVE_SLOTS = 2;

/**
 * Chooses what the next attempt may carry, at most `limit` readings, the most urgent first; no reading before the older ones of its meter, and none of a
 * meter that another attempt carries one of: what that carries may yet fail.
 *
 * Oldest slots are the most urgent, but when more is waiting than fits, half of the room is for live readings (slot `liveFrom` or later) of
 * meters without a backlog, so that an outage of some does not cost the others their market. Which readings those are is known without the disk, from which only
 * what was chosen is read.
 */
export function prepareSelect(db: Database, memory: Memory) {
  const read = db.prepare(
    `SELECT ${READING_COLUMNS} FROM reading r WHERE slot = ? AND meter_id BETWEEN ? AND ? AND state = 'pending' ORDER BY meter_id`,
  );
  const { restsUntil } = prepareContested(db);

  /** Takes away those that are held back by a gap before them. */
  function leaveHeld({ slot, bank, indexes }: Cell, nowMs: number): void {
    const held = Indexes.of(memory.heldOf(bank));
    held.keepAll(indexes);
    for (const index of held) {
      const meter = memory.meter(meterIdAt(bank, index));
      if (meter === undefined || (slot > meter.contiguousSlot && (meter.heldUntilMs ?? nowMs) > nowMs)) {
        indexes.remove(index);
      }
    }
  }

  /** What may be sent now of a slot, without those of `barred`. */
  function* sendable(slot: number, nowMs: number, barred: (bank: number) => Indexes | undefined): Generator<Cell> {
    for (const { bank, indexes } of memory.pending.cells(slot)) {
      const free = { slot, bank, indexes: Indexes.of(indexes) };
      const others = barred(bank);
      if (others !== undefined) free.indexes.removeAll(others);
      leaveHeld(free, nowMs);
      if (!free.indexes.isEmpty) yield free;
    }
  }

  function* oldest(slots: readonly number[], nowMs: number, under: Meters): Generator<Cell> {
    for (const slot of slots) yield* sendable(slot, nowMs, (bank) => under.get(bank));
  }

  function* live(slots: readonly number[], liveFrom: number, nowMs: number, under: Meters): Generator<Cell> {
    const first = slots.find((slot) => slot >= liveFrom);
    if (first === undefined) return;
    for (const slot of slots.filter((slot) => slot >= first && slot < first + LIVE_SLOTS)) {
      const older = slots.filter((one) => one < slot);
      yield* sendable(slot, nowMs, (bank) =>
        Indexes.of(under.get(bank), ...older.map((one) => memory.pending.at(one, bank))),
      );
    }
  }

  /** The meters that attempts in flight carry something of, by bank. */
  function metersUnderWay(): Meters {
    const under = new Map<number, Indexes>();
    for (const carried of memory.underWay) {
      for (const { bank, indexes } of carried.cells()) under.set(bank, Indexes.of(under.get(bank), indexes));
    }
    return under;
  }

  function readingsOf(cell: Cell): Reading[] {
    const { from, to } = spanOf(cell);
    const rows = read.all(cell.slot, from, to) as unknown as ReadingRow[];
    return rows.filter(({ meter_id }) => cell.indexes.has(indexInBank(meter_id))).map(readingOf);
  }

  function select(limit: number, liveFrom: number, nowMs: number, underWay = 0): Reading[] {
    const under = metersUnderWay();
    const { slots } = memory.pending;
    const backlog = firstOf(oldest(slots, nowMs, under), limit + 1);
    const isAll = underWay === 0 && sizeOf(backlog) <= limit;
    const first = isAll ? [] : firstOf(live(slots, liveFrom, nowMs, under), Math.floor(limit / 2));
    const rest = backlog.map((cell) => without(cell, first)).filter(({ indexes }) => !indexes.isEmpty);
    return [...first, ...firstOf(rest, limit - sizeOf(first))].flatMap(readingsOf);
  }

  /** When the next reading that is held or contested may be sent, in ms; `undefined` when none is. */
  function heldUntil(nowMs: number): number | undefined {
    const held = memory.heldUntil(nowMs) ?? Number.POSITIVE_INFINITY;
    const next = Math.min(held, restsUntil(nowMs) ?? held);
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  return { select, heldUntil };
}

type Meters = ReadonlyMap<number, Indexes>;

const sizeOf = (cells: readonly Cell[]): number => cells.reduce((sum, { indexes }) => sum + indexes.size, 0);

/** The first `limit` readings of cells. */
function firstOf(cells: Iterable<Cell>, limit: number): Cell[] {
  const taken: Cell[] = [];
  let room = limit;
  for (const { slot, bank, indexes } of cells) {
    if (room === 0) break;
    const some = Indexes.of(indexes);
    if (some.size > room) for (const index of [...some].slice(room)) some.remove(index);
    taken.push({ slot, bank, indexes: some });
    room -= some.size;
  }
  return taken;
}

/** A cell without the readings of others. */
function without({ slot, bank, indexes }: Cell, others: readonly Cell[]): Cell {
  const left = Indexes.of(indexes);
  for (const other of others) if (other.slot === slot && other.bank === bank) left.removeAll(other.indexes);
  return { slot, bank, indexes: left };
}
