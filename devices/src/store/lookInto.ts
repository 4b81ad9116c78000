import { join } from "node:path";
import { LOG_FILE } from "./readingLog.ts";
import { readLog } from "./readLog.ts";
import type { Identity } from "./record.ts";

/** What a meter's log says, also while the meter runs. */
export interface LogSummary {
  readonly lastSlot: number | undefined;
  readonly acknowledgedSlot: number | undefined;
  /** Readings without an acknowledgement. */
  readonly waiting: number;
}

/** Reads a meter's log and changes nothing. Throws `StoreError` when it is not this meter's. */
export function lookInto(folder: string, identity: Identity): LogSummary {
  const { records } = readLog(join(folder, LOG_FILE), identity);
  const slots = records.flatMap((record) => (record.kind === "reading" ? record.reading.slot : []));
  const voided = new Set(records.flatMap((record) => (record.kind === "void" ? record.slots : [])));
  const acknowledged = records.flatMap((record) => (record.kind === "ack" ? record.slot : []));
  const acknowledgedSlot = acknowledged.reduce<number | undefined>(
    (most, slot) => Math.max(most ?? slot, slot),
    undefined,
  );
  const kept = slots.filter((slot) => !voided.has(slot));
  const waiting = kept.filter((slot) => slot > (acknowledgedSlot ?? -1)).length;
  return { lastSlot: kept.at(-1), acknowledgedSlot, waiting };
}
