import { type Reading, sameContent } from "../reading/reading.ts";
import type { Rejection } from "../reading/rejection.ts";
import type { Restart } from "../reading/restart.ts";
import { contradicts, type Final, finalOf, isCompared, isHeard } from "./compare.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import { type Gap, prepareGaps } from "./gaps.ts";
import type { Memory } from "./memory.ts";
import { prepareRestarts } from "./restarts.ts";
import { type MeterRow, READING_COLUMNS, type ReadingRow, readingOf } from "./rows.ts";
import { move } from "./states.ts";

/** A message from the broker with its reading or restart, or the reason why it holds none. */
export interface Incoming {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly content: Reading | Restart | (Rejection & { readonly meterId?: number; readonly slot?: number });
}

/** The outcome of storing a message. */
export type Received =
  | { readonly kind: "stored"; readonly gap: Gap | undefined }
  /** Its reading was received before. `covered`: a final reading includes it, so its meter missed the acknowledgement, which is published again. */
  | { readonly kind: "duplicate"; readonly covered: boolean }
  | {
      readonly kind: "rejected";
      readonly topic: string;
      readonly rejection: Rejection & { readonly meterId?: number; readonly slot?: number };
    };

export interface ReceiveOptions {
  /** How long readings after a gap wait for the missing ones. */
  readonly gapWaitMs: number;
  /** How long a refused reading rests before its repetition is tried again. */
  readonly setAsideMs: number;
  /** Rejected messages kept for the operator. */
  readonly rejectedKept: number;
  /** Readings of one meter kept at most that are not final. */
  readonly maxWaiting: number;
}

const KEPT_PAYLOAD_BYTES = 512;
const KEPT_TOPIC_LENGTH = 256;

/** Takes messages into the outbox. One transaction for all of them: when it returns, they may be acknowledged. */
export function prepareReceive(db: Database, memory: Memory, options: ReceiveOptions) {
  const gaps = prepareGaps(db, memory);
  const restarts = prepareRestarts(db);
  const contested = prepareContested(db);
  const find = db.prepare(`SELECT ${READING_COLUMNS} FROM reading r WHERE meter_id = ? AND slot = ?`);
  const add = db.prepare(
    `INSERT INTO reading (meter_id, slot, import_total_wh, export_total_wh, flags, signature, record, state, received_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  const repeated = move("reading", "repeated");
  const replace = db.prepare(
    `UPDATE reading SET import_total_wh = ?, export_total_wh = ?, flags = ?, signature = ?, record = ?, ${repeated.set}, received_at_ms = ?
     WHERE meter_id = ? AND slot = ? AND ${repeated.where}`,
  );
  const reject = db.prepare(
    "INSERT INTO rejected (received_at_ms, reason, detail, topic, meter_id, slot, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const forgetAck = db.prepare("UPDATE meter SET acked_slot = NULL WHERE meter_id = ?");
  const forget = db.prepare("DELETE FROM rejected WHERE rejected_id <= (SELECT max(rejected_id) FROM rejected) - ?");

  const findFinal = db.prepare("SELECT final_slot, final_import_wh, final_export_wh FROM meter WHERE meter_id = ?");
  const forgetRested = db.prepare(
    `DELETE FROM reading WHERE meter_id = :meterId AND slot = (
       SELECT slot FROM reading INDEXED BY reading_set_aside
       WHERE meter_id = :meterId AND state = 'set_aside' AND decided_at_ms <= :until ORDER BY decided_at_ms LIMIT 1)`,
  );

  const finalOfMeter = (meterId: number): Final | undefined => {
    const row = findFinal.get(meterId) as MeterRow | undefined;
    return row && finalOf(row);
  };

  /** Whether one more reading of the meter may wait. What the chain refused gives way once it has rested. */
  function hasRoom(meterId: number, nowMs: number): boolean {
    const meter = memory.meter(meterId);
    if (meter === undefined || meter.waiting < options.maxWaiting) return true;
    if (meter.setAside === 0) return false;
    if (forgetRested.run({ meterId, until: nowMs - options.setAsideMs }).changes === 0) return false;
    memory.forgotten(meterId);
    return true;
  }

  function acknowledgeAgain(meterId: number): Received {
    forgetAck.run(meterId);
    memory.told(meterId, null);
    return { kind: "duplicate", covered: true };
  }

  function keepRejected(message: Incoming, why: Rejection, nowMs: number): Received {
    const { meterId, slot } = message.content;
    const rejection = { ...why, ...(meterId !== undefined && { meterId }), ...(slot !== undefined && { slot }) };
    // Who floods would push out what others are kept for.
    if (rejection.reason === "unknown_meter" || rejection.reason === "too_many_waiting") {
      return { kind: "rejected", topic: message.topic, rejection };
    }
    reject.run(
      nowMs,
      rejection.reason,
      rejection.detail,
      message.topic.slice(0, KEPT_TOPIC_LENGTH),
      meterId ?? null,
      slot ?? null,
      message.payload.subarray(0, KEPT_PAYLOAD_BYTES),
    );
    return { kind: "rejected", topic: message.topic, rejection };
  }

  /** Nothing is overwritten; the chain hears of it, so that the meter's owner does. */
  function keepConflict(message: Incoming, reading: Reading, final: Final | undefined, detail: string, nowMs: number) {
    if (isHeard(reading, final)) contested.receive(reading, nowMs, options.setAsideMs);
    return keepRejected(message, { reason: "conflict", detail }, nowMs);
  }

  function receiveKnown(message: Incoming, reading: Reading, row: ReadingRow, nowMs: number): Received {
    const stored = readingOf(row);
    const same = sameContent(stored, reading);
    if (row.state === "set_aside") {
      const identical = same && Buffer.compare(stored.signature, reading.signature) === 0;
      if (identical && nowMs < (row.decided_at_ms ?? 0) + options.setAsideMs) {
        return { kind: "duplicate", covered: false };
      }
      if (!identical) {
        const old: Incoming = { topic: message.topic, payload: Buffer.from(describe(stored)), content: stored };
        keepRejected(old, { reason: "replaced", detail: "refused by the chain, then received anew" }, nowMs);
      }
      const { importTotalWh, exportTotalWh, flags, signature, record = null, meterId, slot } = reading;
      replace.run(String(importTotalWh), String(exportTotalWh), flags, signature, record, nowMs, meterId, slot);
      memory.reopened(meterId, slot, "set_aside", nowMs);
      return { kind: "stored", gap: undefined };
    }
    if (!same) {
      const detail = `meter ${reading.meterId} said ${describe(stored)} of slot ${reading.slot} before`;
      return keepConflict(message, reading, finalOfMeter(reading.meterId), detail, nowMs);
    }
    return row.state === "final" ? acknowledgeAgain(reading.meterId) : { kind: "duplicate", covered: false };
  }

  function receiveRestart(message: Incoming, restart: Restart, nowMs: number): Received {
    const received = restarts.receive(restart, nowMs, options.setAsideMs);
    if (received === "rests") {
      const detail = `another restart of meter ${restart.meterId} was decided lately`;
      return keepRejected(message, { reason: "restart_rests", detail }, nowMs);
    }
    return received === "stored" ? { kind: "stored", gap: undefined } : { kind: "duplicate", covered: false };
  }

  function receiveOne(message: Incoming, nowMs: number): Received {
    const { content } = message;
    if ("reason" in content) {
      return keepRejected(message, content, nowMs);
    }
    if ("kind" in content) {
      return receiveRestart(message, content, nowMs);
    }
    const { meterId, slot } = content;
    const meter = memory.meter(meterId);
    const finalSlot = meter?.finalSlot ?? undefined;
    // Nothing of a meter is kept that is later than the latest it ever said.
    if (meter !== undefined && slot <= meter.highestSlot) {
      const row = find.get(meterId, slot) as ReadingRow | undefined;
      if (row !== undefined) {
        return receiveKnown(message, content, row, nowMs);
      }
    }
    const final = finalSlot !== undefined && slot <= finalSlot ? finalOfMeter(meterId) : undefined;
    if (final !== undefined && contradicts(content, final)) {
      const { importTotalWh, exportTotalWh } = final;
      const detail = `slot ${final.slot} counts with import ${importTotalWh} Wh, export ${exportTotalWh} Wh`;
      return keepConflict(message, content, final, detail, nowMs);
    }
    // Registers are cumulative: a later one on the chain includes this one. Where the contract knows better, it says so.
    if (finalSlot !== undefined && slot <= finalSlot && !isCompared(slot, finalSlot)) {
      return acknowledgeAgain(meterId);
    }
    if (!hasRoom(meterId, nowMs)) {
      const detail = `${options.maxWaiting} readings of meter ${meterId} wait already`;
      return keepRejected(message, { reason: "too_many_waiting", detail }, nowMs);
    }
    const { importTotalWh, exportTotalWh, flags, signature, record = null } = content;
    add.run(meterId, slot, String(importTotalWh), String(exportTotalWh), flags, signature, record, nowMs);
    const gap = gaps.received(meterId, slot, nowMs, options.gapWaitMs);
    memory.received(meterId, slot, nowMs);
    return { kind: "stored", gap };
  }

  return (messages: readonly Incoming[], nowMs: number): Received[] =>
    db.transaction(() => {
      const received = messages.map((message) => receiveOne(message, nowMs));
      if (received.some(({ kind }) => kind === "rejected")) {
        forget.run(options.rejectedKept);
      }
      return received;
    });
}

function describe(reading: Reading): string {
  return `import ${reading.importTotalWh} Wh, export ${reading.exportTotalWh} Wh, flags ${reading.flags}`;
}
