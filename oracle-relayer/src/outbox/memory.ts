import { bankOf, indexInBank, meterIdAt } from "@wattmesh/client";
import type { Attempt } from "./attempt.ts";
import type { Database } from "./database.ts";
import { type Cell, Indexes, Places } from "./places.ts";
import type { ReadingState } from "./rows.ts";

/** What is known of a meter; times in ms. */
export interface Meter {
  readonly meterId: number;
  /** Up to here nothing is waited for any more. */
  readonly contiguousSlot: number;
  readonly highestSlot: number;
  readonly heldUntilMs: number | null;
  readonly finalSlot: number | null;
  readonly ackedSlot: number | null;
  /** When it was last told, by this process; long ago for not yet. */
  readonly toldAtMs: number;
  /** Readings of it that are not final: pending, in flight or set aside. */
  readonly waiting: number;
  readonly setAside: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Bank {
  readonly meters: (Writable<Meter> | undefined)[];
  /** Those that wait for what is missing before a reading. */
  readonly held: Indexes;
  /** Those that have not heard of their final slot. */
  readonly untold: Indexes;
}

/** What waits of a slot. */
interface Slot {
  /** Pending or in flight. */
  undecided: number;
  /** When the oldest of those came, or an older one that has left since. */
  oldestMs: number;
  isExact: boolean;
}

interface AttemptRow {
  attempt_id: number;
  address: string;
  sequence: number;
  hash: string;
  bytes: Uint8Array;
  signed_at_height: number | null;
  timeout_height: number;
  readings: number;
  frozen_at_ms: number;
}

interface LoadedRow {
  meter_id: number;
  slot: number;
  state: ReadingState;
  received_at_ms: number;
  attempt_id: number | null;
}

/**
 * What the store has, as far as it is asked for with every message or transaction: which readings wait, what attempts carry, where meters stand. It is read from
 * the disk when the store is opened and after a transaction that was undone, and follows each statement that moves something; so there is no index to keep on the
 * disk, and nothing to look up there.
 */
export class Memory {
  readonly #read;
  readonly #banks = new Map<number, Bank>();
  #bankOrder: readonly number[] | undefined;
  readonly #slots = new Map<number, Slot>();
  /** No reading of a slot was decided before; of slots that have decided ones. */
  readonly #decidedMs = new Map<number, number>();
  /** Readings that may be sent, or will be. */
  #pending = new Places();
  /** Attempts in flight, in the order of signing: looked at all the time, and hundreds of kilobytes each. */
  readonly #attempts = new Map<number, Attempt>();
  /** What each of them carries. */
  readonly #carried = new Map<number, Places>();
  readonly #unsaved = new Set<Meter>();
  readonly #counts = { meters: 0, pending: 0, in_flight: 0, set_aside: 0 };
  #isTouched = false;

  constructor(db: Database) {
    this.#read = {
      meters: db.prepare(
        "SELECT meter_id, contiguous_slot, highest_slot, held_until_ms, final_slot, acked_slot FROM meter",
      ),
      attempts: db.prepare("SELECT * FROM attempt WHERE state = 'in_flight' ORDER BY attempt_id"),
      waiting: db.prepare(
        "SELECT meter_id, slot, state, received_at_ms, attempt_id FROM reading WHERE state <> 'final'",
      ),
      decided: db.prepare(
        "SELECT slot, min(decided_at_ms) AS at FROM reading WHERE state IN ('final', 'set_aside') GROUP BY slot",
      ),
      oldest: db.prepare(
        "SELECT min(received_at_ms) AS at FROM reading WHERE slot = ? AND state IN ('pending', 'in_flight')",
      ),
      save: db.prepare("UPDATE meter SET contiguous_slot = ?, highest_slot = ?, held_until_ms = ? WHERE meter_id = ?"),
    };
    db.follow({
      beforeCommit: () => this.#save(),
      committed: () => {
        this.#isTouched = false;
      },
      undone: () => {
        if (this.#isTouched) this.#load();
      },
    });
    this.#load();
  }

  /** Reads all from the disk. */
  #load(): void {
    this.#banks.clear();
    this.#bankOrder = undefined;
    this.#slots.clear();
    this.#decidedMs.clear();
    this.#attempts.clear();
    this.#carried.clear();
    this.#unsaved.clear();
    this.#pending = new Places();
    Object.assign(this.#counts, { meters: 0, pending: 0, in_flight: 0, set_aside: 0 });
    for (const row of this.#read.meters.iterate()) {
      this.addMeter(
        row.meter_id as number,
        row.contiguous_slot as number,
        row.highest_slot as number,
        row.held_until_ms as number | null,
      );
      this.reached(row.meter_id as number, row.final_slot as number | null);
      this.told(row.meter_id as number, row.acked_slot as number | null);
    }
    for (const row of this.#read.attempts.all() as unknown as AttemptRow[]) {
      this.#attempts.set(row.attempt_id, attemptOf(row));
      this.#carried.set(row.attempt_id, new Places());
    }
    for (const row of this.#read.waiting.iterate() as unknown as Iterable<LoadedRow>) {
      const { meter_id, slot, state } = row;
      this.#enter(meter_id, slot, state, row.received_at_ms);
      if (state === "in_flight") this.#carried.get(row.attempt_id ?? -1)?.add(meter_id, slot);
    }
    for (const row of this.#read.decided.iterate()) this.#decidedMs.set(row.slot as number, row.at as number);
    this.#isTouched = false;
  }

  /** Forgets what it knows for what the disk has. */
  reload(): void {
    this.#load();
    this.#isTouched = true;
  }

  #save(): void {
    for (const { meterId, contiguousSlot, highestSlot, heldUntilMs } of this.#unsaved) {
      this.#read.save.run(contiguousSlot, highestSlot, heldUntilMs, meterId);
    }
    this.#unsaved.clear();
  }

  meter(meterId: number): Meter | undefined {
    return this.#banks.get(bankOf(meterId))?.meters[indexInBank(meterId)];
  }

  addMeter(meterId: number, contiguousSlot: number, highestSlot: number, heldUntilMs: number | null): void {
    this.#isTouched = true;
    const bank = this.#banks.get(bankOf(meterId)) ?? {
      meters: [],
      held: new Indexes(),
      untold: new Indexes(),
    };
    if (bank.meters.length === 0) {
      bank.meters.length = 256;
      this.#banks.set(bankOf(meterId), bank);
      this.#bankOrder = undefined;
    }
    bank.meters[indexInBank(meterId)] = {
      meterId,
      contiguousSlot,
      highestSlot,
      heldUntilMs,
      finalSlot: null,
      ackedSlot: null,
      toldAtMs: Number.NEGATIVE_INFINITY,
      waiting: 0,
      setAside: 0,
    };
    if (heldUntilMs !== null) bank.held.add(indexInBank(meterId));
    this.#counts.meters += 1;
  }

  /** Where a meter stands now; written before the transaction ends. */
  moveMeter(meter: Meter, contiguousSlot: number, highestSlot: number, heldUntilMs: number | null): void {
    this.#isTouched = true;
    const moved = meter as Writable<Meter>;
    moved.contiguousSlot = contiguousSlot;
    moved.highestSlot = highestSlot;
    moved.heldUntilMs = heldUntilMs;
    const { held } = this.#banks.get(bankOf(meter.meterId)) as Bank;
    if (heldUntilMs === null) held.remove(indexInBank(meter.meterId));
    else held.add(indexInBank(meter.meterId));
    this.#unsaved.add(meter);
  }

  /** The contract's registers of the meter are of this slot. */
  reached(meterId: number, finalSlot: number | null): void {
    this.#change(meterId, (meter) => {
      meter.finalSlot = finalSlot;
    });
  }

  /** The meter was told of this slot, or of none that counts. */
  told(meterId: number, ackedSlot: number | null, atMs?: number): void {
    this.#change(meterId, (meter) => {
      meter.ackedSlot = ackedSlot;
      meter.toldAtMs = atMs ?? meter.toldAtMs;
    });
  }

  toldNothing(): void {
    for (const bank of this.#order) {
      for (const meter of this.#banks.get(bank)?.meters ?? []) if (meter) this.told(meter.meterId, null);
    }
  }

  #change(meterId: number, change: (meter: Writable<Meter>) => void): void {
    this.#isTouched = true;
    const bank = this.#banks.get(bankOf(meterId));
    const meter = bank?.meters[indexInBank(meterId)];
    if (bank === undefined || meter === undefined) return;
    change(meter);
    if (meter.finalSlot !== null && meter.ackedSlot !== meter.finalSlot) bank.untold.add(indexInBank(meterId));
    else bank.untold.remove(indexInBank(meterId));
  }

  get #order(): readonly number[] {
    this.#bankOrder ??= [...this.#banks.keys()].sort((a, b) => a - b);
    return this.#bankOrder;
  }

  /** Banks of which a meter is known, ascending. */
  get banks(): readonly number[] {
    return this.#order;
  }

  /** Meters from `from` on that have not heard of their final slot, ascending. */
  *untold(from: number): Generator<Meter> {
    for (const number of this.#order) {
      if (number < from >>> 8) continue;
      const { meters, untold } = this.#banks.get(number) as Bank;
      for (const index of untold.from(number === from >>> 8 ? from & 0xff : 0)) yield meters[index] as Meter;
    }
  }

  heldOf(bank: number): Indexes | undefined {
    return this.#banks.get(bank)?.held;
  }

  /** When the next meter that is held after `nowMs` is so no more, in ms. */
  heldUntil(nowMs: number): number | undefined {
    let next = Number.POSITIVE_INFINITY;
    for (const { meters, held } of this.#banks.values()) {
      for (const index of held) {
        const until = (meters[index] as Meter).heldUntilMs ?? nowMs;
        if (until > nowMs && until < next) next = until;
      }
    }
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  get pending(): Pick<Places, "has" | "at" | "cells" | "slots"> {
    return this.#pending;
  }

  get attempts(): Attempt[] {
    return [...this.#attempts.values()];
  }

  /** What attempts in flight carry. */
  get underWay(): readonly Places[] {
    return [...this.#carried.values()];
  }

  carriedBy(attemptId: number): Places {
    return this.#carried.get(attemptId) ?? new Places();
  }

  received(meterId: number, slot: number, nowMs: number): void {
    this.#isTouched = true;
    this.#enter(meterId, slot, "pending", nowMs);
  }

  #enter(meterId: number, slot: number, state: ReadingState, receivedAtMs: number): void {
    if (state === "final") return;
    this.#count(meterId, state, 1);
    if (state === "set_aside") return;
    if (state === "pending") this.#pending.add(meterId, slot);
    const at = this.#slots.get(slot);
    if (at === undefined) this.#slots.set(slot, { undecided: 1, oldestMs: receivedAtMs, isExact: true });
    else {
      at.undecided += 1;
      at.oldestMs = Math.min(at.oldestMs, receivedAtMs);
    }
  }

  #count(meterId: number, state: Exclude<ReadingState, "final">, by: 1 | -1): void {
    this.#counts[state] += by;
    const meter = this.meter(meterId) as Writable<Meter> | undefined;
    if (meter === undefined) return;
    meter.waiting += by;
    if (state === "set_aside") meter.setAside += by;
  }

  frozen(attempt: Attempt, cells: Iterable<Cell>): void {
    this.#isTouched = true;
    const carried = new Places();
    this.#attempts.set(attempt.attemptId, attempt);
    this.#carried.set(attempt.attemptId, carried);
    for (const cell of cells) {
      for (const index of cell.indexes) carried.add(meterIdAt(cell.bank, index), cell.slot);
      this.#pending.removeCell(cell);
      this.#counts.pending -= cell.indexes.size;
      this.#counts.in_flight += cell.indexes.size;
    }
  }

  /** An attempt's readings are pending again. */
  returned(attemptId: number, cell: Cell): void {
    this.#isTouched = true;
    for (const index of cell.indexes) this.#pending.add(meterIdAt(cell.bank, index), cell.slot);
    this.#counts.pending += cell.indexes.size;
    this.#counts.in_flight -= cell.indexes.size;
    this.#carried.get(attemptId)?.removeCell(cell);
  }

  /** An attempt's readings are final or set aside. */
  settled(attemptId: number, cell: Cell, state: "final" | "set_aside", nowMs: number): void {
    this.#isTouched = true;
    for (const index of cell.indexes) this.#leave(meterIdAt(cell.bank, index), cell.slot, "in_flight", state, nowMs);
    this.#carried.get(attemptId)?.removeCell(cell);
  }

  /** A reading that no attempt carries is final or set aside. */
  decided(meterId: number, slot: number, state: "final" | "set_aside", nowMs: number): void {
    this.#isTouched = true;
    const from = this.#pending.remove(meterId, slot) ? "pending" : "set_aside";
    this.#leave(meterId, slot, from, state, nowMs);
  }

  #leave(
    meterId: number,
    slot: number,
    from: Exclude<ReadingState, "final">,
    to: "final" | "set_aside",
    nowMs: number,
  ): void {
    this.#count(meterId, from, -1);
    if (to === "set_aside") this.#count(meterId, to, 1);
    if (from !== "set_aside") this.#oneLessUndecided(slot);
    this.#decidedMs.set(slot, Math.min(this.#decidedMs.get(slot) ?? nowMs, nowMs));
  }

  #oneLessUndecided(slot: number): void {
    const at = this.#slots.get(slot);
    if (at === undefined) return;
    at.undecided -= 1;
    at.isExact = false;
    if (at.undecided === 0) this.#slots.delete(slot);
  }

  /** A reading that was final or set aside is pending. */
  reopened(meterId: number, slot: number, from: "final" | "set_aside", receivedAtMs: number): void {
    this.#isTouched = true;
    if (from === "set_aside") this.#count(meterId, from, -1);
    this.#enter(meterId, slot, "pending", receivedAtMs);
  }

  /** A reading that was set aside is gone. */
  forgotten(meterId: number): void {
    this.#isTouched = true;
    this.#count(meterId, "set_aside", -1);
  }

  attemptEnded(attemptId: number): void {
    this.#isTouched = true;
    this.#attempts.delete(attemptId);
    this.#carried.delete(attemptId);
  }

  /** Slots of which a reading may have been decided before, ascending. */
  decidedBefore(beforeMs: number): number[] {
    return [...this.#decidedMs].flatMap(([slot, at]) => (at < beforeMs ? [slot] : [])).sort((a, b) => a - b);
  }

  /** The first decision on a reading of the slot that is still kept; `undefined` for none. */
  firstDecided(slot: number, atMs: number | undefined): void {
    this.#isTouched = true;
    if (atMs === undefined) this.#decidedMs.delete(slot);
    else this.#decidedMs.set(slot, atMs);
  }

  get counts() {
    let [heldMeters, unackedMeters] = [0, 0];
    for (const { held, untold } of this.#banks.values()) {
      heldMeters += held.size;
      unackedMeters += untold.size;
    }
    const { meters, pending, in_flight: inFlight, set_aside: setAside } = this.#counts;
    return { meters, pending, inFlight, setAside, heldMeters, unackedMeters };
  }

  /** When the oldest reading that is not decided came, in ms. */
  get oldestReceivedAtMs(): number | undefined {
    for (;;) {
      let oldest: [number, Slot] | undefined;
      for (const entry of this.#slots)
        if (oldest === undefined || entry[1].oldestMs < oldest[1].oldestMs) oldest = entry;
      if (oldest === undefined) return undefined;
      const [slot, at] = oldest;
      if (at.isExact) return at.oldestMs;
      at.oldestMs = (this.#read.oldest.get(slot)?.at as number | null) ?? Number.POSITIVE_INFINITY;
      at.isExact = true;
    }
  }
}

const attemptOf = (row: AttemptRow): Attempt => ({
  attemptId: row.attempt_id,
  address: row.address,
  sequence: BigInt(row.sequence),
  hash: row.hash,
  bytes: row.bytes,
  signedAtHeight: row.signed_at_height ?? undefined,
  timeoutHeight: row.timeout_height,
  readings: row.readings,
  frozenAtMs: row.frozen_at_ms,
});
