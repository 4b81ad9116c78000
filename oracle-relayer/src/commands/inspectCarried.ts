import type { Config } from "../config.ts";
import { Database } from "../outbox/database.ts";
import {
  type CarriedReading,
  type InspectedBatch,
  type InspectedTx,
  prepareInspectBatch,
  prepareInspectTx,
} from "../outbox/inspectCarried.ts";
import { attemptLine, readingLines } from "./inspect.ts";

/** A transaction carries 16,384 readings at most; of more than these nobody reads a list. */
const MOST = 1_024;

/** What the outbox holds of a bank for a slot; beside a running relayer or after it. */
export const inspectBatch = (config: Config, bank: number, slot: number): InspectedBatch =>
  reading(config, (db) => prepareInspectBatch(db)(bank, slot));

/** What the outbox knows of a transaction, by its hash. */
export const inspectTx = (config: Config, hash: string): InspectedTx | undefined =>
  reading(config, (db) => prepareInspectTx(db)(hash, MOST));

function reading<Found>({ store }: Config, look: (db: Database) => Found): Found {
  const db = Database.openReadOnly(store.path);
  try {
    db.checkVersion();
    return look(db);
  } finally {
    db.close();
  }
}

/** A batch as lines of text. */
export function describeBatch({ bank, slot, readings }: InspectedBatch): string {
  if (readings.length === 0) return `the outbox holds nothing of bank ${bank} for slot ${slot}`;
  return [`bank ${bank}, slot ${slot}: ${readings.length} readings`, ...lines(readings)].join("\n");
}

/** A transaction as lines of text. */
export function describeTx(hash: string, found: InspectedTx | undefined): string {
  if (found === undefined)
    return `the outbox knows no transaction ${hash}: it is not of this relayer, or ten thousand newer ones came after it`;
  const rest = found.carried - found.readings.length;
  return [
    attemptLine(found),
    `sequence ${found.sequence}, signed ${found.signedAt ?? "-"}, ${found.carried} readings`,
    ...lines(found.readings),
    ...(rest > 0
      ? [`and ${rest} more, which were sent again since, are forgotten, or are beyond the first ${MOST}`]
      : []),
  ].join("\n");
}

const lines = (readings: readonly CarriedReading[]): string[] =>
  readings.flatMap((one) => [`  meter ${one.meterId}`, ...readingLines(one).map((line) => `    ${line}`)]);
