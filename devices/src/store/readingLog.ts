import {
  closeSync,
  copyFileSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { SlotSignedError, StoreError } from "../errors.ts";
import type { Outgoing } from "../mqtt/session.ts";
import type { SignedReading, SignedRestart } from "../reading/signed.ts";
import { readLog } from "./readLog.ts";
import { type Identity, type Record, writeRecord } from "./record.ts";

/** The log in a meter's folder. */
export const LOG_FILE = "readings.log";

export interface ReadingLogOptions extends Identity {
  /** Unacknowledged readings that are kept; beyond them the oldest go, whose energy is in those that stay. */
  readonly mostReadings: number;
  /** Acknowledged readings that are kept, for a relayer that asks for them again. */
  readonly keepAcknowledged: number;
  /** The slot that it is. After damage nothing is signed of slots before it. */
  readonly currentSlot?: () => number;
}

/** What had to be mended when a log was opened. */
export interface Mended {
  readonly damagedLines: number[];
  readonly tornBytes: number;
  /** Where the log as it was found is kept, if lines of it are damaged. */
  readonly keptAs?: string;
}

/** State after the last reading or restart: where the registers stood, and what the source carries on. */
export interface LastSigned {
  readonly slot: number;
  readonly importTotalWh: bigint;
  readonly exportTotalWh: bigint;
  readonly carry?: unknown;
}

/** Lines that no longer count before the log is written anew. */
const LEAST_GARBAGE = 1_024;
const SLOTS_A_LINE = 200;

interface Entry {
  readonly reading: SignedReading;
  readonly carry?: unknown;
}

/**
 * What one meter keeps through a power cut: every reading until the chain has it. An append-only log of lines with checksums.
 *
 * A reading is on the disk when `keep` returns. After a failed write nothing may be written any more: the process ends, and the next one starts from
 * what is on the disk.
 */
export class ReadingLog implements Outgoing {
  readonly mended: Mended;
  readonly #folder: string;
  readonly #file: string;
  readonly #options: ReadingLogOptions;
  #descriptor: number;
  #entries: Entry[] = [];
  /** With the slot that was signed last before it. */
  #restart: { readonly restart: SignedRestart; readonly afterSlot: number } | undefined;
  #acknowledgedSlot: number | undefined;
  readonly #voided = new Set<number>();
  #notBeforeSlot = 0;
  #lastSigned: LastSigned | undefined;
  #lines = 0;
  #dropped = 0;
  #failed: unknown;

  private constructor(folder: string, options: ReadingLogOptions) {
    this.#folder = folder;
    this.#file = join(folder, LOG_FILE);
    this.#options = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { records, damagedLines, tornBytes } = readLog(this.#file, options);
    for (const record of records) this.#apply(record);
    this.#lines = records.length;
    this.#dropped = 0;
    this.mended = { damagedLines, tornBytes, ...(damagedLines.length > 0 && { keptAs: `${this.#file}.damaged` }) };
    if (this.mended.keptAs !== undefined) copyFileSync(this.#file, this.mended.keptAs);
    this.#descriptor = openSync(this.#file, "a+", 0o600);
    if (damagedLines.length > 0) {
      this.#notBeforeSlot = Math.max(this.#notBeforeSlot, options.currentSlot?.() ?? 0);
      this.#rewrite();
    } else if (tornBytes > 0) this.#cutTail(tornBytes);
  }

  /** Opens the log of a meter in `folder`, mends it, and begins one where there is none. Throws `StoreError`. */
  static open(folder: string, options: ReadingLogOptions): ReadingLog {
    try {
      return new ReadingLog(folder, options);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(folder, `cannot be opened (${(error as Error).message})`, {
        retryHelps: true,
        cause: error,
      });
    }
  }

  get lastSigned(): LastSigned | undefined {
    return this.#lastSigned;
  }

  get acknowledgedSlot(): number | undefined {
    return this.#acknowledgedSlot;
  }

  /** Slots before it are left out, for what was signed of them may be lost. */
  get notBeforeSlot(): number {
    return this.#notBeforeSlot;
  }

  /** Readings that were given up because there was no room for more, since the log was opened. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Keeps a reading, and what its source needs to go on from it. Throws `SlotSignedError` for a slot that is not later than the last, else `StoreError`. */
  keep(reading: SignedReading, carry?: unknown): void {
    const last = this.#lastSigned;
    if (last !== undefined && (reading.slot <= last.slot || this.isVoided(reading.slot)))
      throw new SlotSignedError(reading.slot, last.slot);
    this.#append({ kind: "reading", reading, ...(carry !== undefined && { carry }) }, true);
  }

  /** Keeps a restart, from whose registers the readings after it go on. */
  keepRestart(restart: SignedRestart): void {
    this.#append({ kind: "restart", restart }, true);
  }

  /**
   * Gives up readings of slots after `slot` that were signed by a clock that was ahead. Their slots stay signed; the registers go on from where they were.
   * How many there were.
   */
  voidAfter(slot: number): number {
    const ahead = this.#entries.map(({ reading }) => reading.slot).filter((one) => one > slot && this.#isWaiting(one));
    for (let start = 0; start < ahead.length; start += SLOTS_A_LINE)
      this.#append({ kind: "void", slot, slots: ahead.slice(start, start + SLOTS_A_LINE) }, true);
    return ahead.length;
  }

  /** Whether a clock that was ahead has signed the slot, so that it cannot be signed again. */
  isVoided(slot: number): boolean {
    return this.#voided.has(slot);
  }

  /** An acknowledgement of what was never signed here says nothing, and is no reason to forget. */
  acknowledge(meterId: number, slot: number): void {
    const last = this.#lastSigned;
    if (meterId !== this.#options.meterId || last === undefined || slot > last.slot) return;
    if (this.#acknowledgedSlot !== undefined && slot <= this.#acknowledgedSlot) return;
    // Lost with the power, it is only heard again.
    this.#append({ kind: "ack", slot }, false);
  }

  unacknowledged(): SignedReading[] {
    return this.#entries.map(({ reading }) => reading).filter(({ slot }) => this.#isWaiting(slot));
  }

  between(meterId: number, from: number, to: number): SignedReading[] {
    if (meterId !== this.#options.meterId) return [];
    return this.#entries.map(({ reading }) => reading).filter(({ slot }) => slot >= from && slot <= to);
  }

  restart(): SignedRestart | undefined {
    return this.#restart?.restart;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #isWaiting(slot: number): boolean {
    return slot > (this.#acknowledgedSlot ?? -1);
  }

  #apply(record: Record): void {
    switch (record.kind) {
      case "reading": {
        const { kind: _, ...entry } = record;
        const { slot, importTotalWh, exportTotalWh } = record.reading;
        this.#entries.push(entry);
        const { carry } = record;
        this.#lastSigned = { slot, importTotalWh, exportTotalWh, ...(carry !== undefined && { carry }) };
        break;
      }
      case "restart": {
        const { slot, importTotalWh, exportTotalWh } = record.restart;
        const afterSlot = this.#lastSigned?.slot ?? -1;
        this.#restart = { restart: record.restart, afterSlot };
        this.#lastSigned = { slot: Math.max(slot, afterSlot), importTotalWh, exportTotalWh };
        break;
      }
      case "void": {
        for (const slot of record.slots) this.#voided.add(slot);
        this.#entries = this.#entries.filter(({ reading }) => !this.isVoided(reading.slot));
        const last = this.#lastSigned;
        if (last !== undefined) this.#lastSigned = { ...last, slot: Math.min(last.slot, record.slot) };
        break;
      }
      case "begin":
        this.#notBeforeSlot = Math.max(this.#notBeforeSlot, record.slot);
        break;
      case "ack":
        this.#acknowledgedSlot = Math.max(record.slot, this.#acknowledgedSlot ?? record.slot);
        if (this.#restart !== undefined && record.slot > this.#restart.restart.slot) this.#restart = undefined;
    }
    this.#forget();
  }

  /** Gives up what need not be kept, and the oldest of what there is no room for. */
  #forget(): void {
    const { mostReadings, keepAcknowledged } = this.#options;
    const waiting = this.#entries.length - this.#firstWaiting();
    const tooMany = Math.max(0, waiting - mostReadings);
    this.#dropped += tooMany;
    const acknowledged = this.#entries.length - waiting;
    const surplus = tooMany > 0 ? acknowledged + tooMany : Math.max(0, acknowledged - keepAcknowledged);
    if (surplus > 0) this.#entries.splice(0, surplus);
  }

  #firstWaiting(): number {
    const at = this.#entries.findIndex(({ reading }) => this.#isWaiting(reading.slot));
    return at < 0 ? this.#entries.length : at;
  }

  #append(record: Record, durable: boolean): void {
    this.#write(() => {
      writeWhole(this.#descriptor, `${writeRecord(this.#options, record)}\n`);
      if (durable) fdatasyncSync(this.#descriptor);
    });
    this.#lines += 1;
    this.#apply(record);
    const garbage = this.#lines - this.#entries.length;
    if (garbage > Math.max(LEAST_GARBAGE, this.#entries.length)) this.#rewrite();
  }

  #cutTail(bytes: number): void {
    this.#write(() => {
      ftruncateSync(this.#descriptor, fstatSync(this.#descriptor).size - bytes);
      fsyncSync(this.#descriptor);
    });
  }

  /** Writes what counts into a new file, which takes the old one's place whole or not at all. */
  #rewrite(): void {
    const draft = `${this.#file}.draft`;
    const records = this.#records();
    this.#write(() => {
      const descriptor = openSync(draft, "w", 0o600);
      writeWhole(descriptor, records.map((record) => `${writeRecord(this.#options, record)}\n`).join(""));
      fsyncSync(descriptor);
      renameSync(draft, this.#file);
      syncFolder(this.#folder);
      closeSync(this.#descriptor);
      closeSync(descriptor);
      this.#descriptor = openSync(this.#file, "a+", 0o600);
    });
    this.#lines = records.length;
  }

  #records(): Record[] {
    const readings = this.#entries.map((entry): Record => ({ kind: "reading", ...entry }));
    if (this.#restart !== undefined) {
      const { restart, afterSlot } = this.#restart;
      const before = this.#entries.filter(({ reading }) => reading.slot <= afterSlot).length;
      readings.splice(before, 0, { kind: "restart", restart });
    }
    const slot = this.#acknowledgedSlot;
    const voided = [...this.#voided].filter((one) => one > (this.#lastSigned?.slot ?? 0));
    const lines = Array.from({ length: Math.ceil(voided.length / SLOTS_A_LINE) }, (_, at): Record => {
      const slots = voided.slice(at * SLOTS_A_LINE, (at + 1) * SLOTS_A_LINE);
      return { kind: "void", slot: this.#lastSigned?.slot ?? 0, slots };
    });
    const acknowledged: Record[] = slot === undefined ? [] : [{ kind: "ack", slot }];
    return [...readings, ...acknowledged, ...lines, { kind: "begin", slot: this.#notBeforeSlot }];
  }

  #write(work: () => void): void {
    if (this.#failed !== undefined)
      throw new StoreError(this.#file, "a write failed before; start again", { retryHelps: true, cause: this.#failed });
    try {
      work();
    } catch (error) {
      this.#failed = error;
      throw new StoreError(this.#file, `cannot be written (${(error as Error).message})`, {
        retryHelps: true,
        cause: error,
      });
    }
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Makes a rename durable. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
