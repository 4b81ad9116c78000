import type { Config } from "../config.ts";
import { Database } from "../outbox/database.ts";
import { type InspectedAttempt, type InspectedReading, type Inspection, prepareInspect } from "../outbox/inspect.ts";

const NEWEST = 20;

/** What the outbox knows of a meter, or of one of its slots; beside a running relayer or after it. */
export function inspect({ store }: Config, meterId: number, slot: number | undefined): Inspection {
  const db = Database.openReadOnly(store.path);
  try {
    db.checkVersion();
    return prepareInspect(db)(meterId, slot, NEWEST);
  } finally {
    db.close();
  }
}

/** The inspection as lines of text. */
export function describe({ meterId, slot, meter, readings, contested, restart, rejected }: Inspection): string {
  const named = slot === null ? `meter ${meterId}` : `slot ${slot} of meter ${meterId}`;
  const said = [
    ...section("readings", readings.map(readingLines)),
    ...section("contradicts a reading, for the chain to hear", contested === null ? [] : [readingLines(contested)]),
    ...section("restart of its counter", restart === null ? [] : [readingLines(restart)]),
    ...section(
      "rejected",
      rejected.map((one) => [
        `${one.receivedAt}  ${slotOf(one.slot)}  ${one.reason}: ${printable(one.detail)}`,
        `    ${printable(one.topic)}  ${printable(one.payload)}`,
      ]),
    ),
  ];
  if (meter === null && said.length === 0) {
    return `the outbox knows nothing of ${named}: nothing of it came here, or it is older than store.keep_final_hours and store.keep_rejected;
what was rejected as unknown_meter or too_many_waiting is in the log and in rejected_total only`;
  }
  return [named, ...(meter === null ? ["no reading of it was taken"] : meterLines(meter)), ...said].join("\n");
}

function meterLines(meter: NonNullable<Inspection["meter"]>): string[] {
  const { finalSlot, finalImportWh, finalExportWh } = meter;
  const registers = finalImportWh === null ? "" : `, import ${finalImportWh} Wh, export ${finalExportWh} Wh`;
  return [
    `final        ${finalSlot === null ? "-" : `slot ${finalSlot}${registers}`}`,
    `told         ${meter.ackedSlot === null ? "not yet" : `slot ${meter.ackedSlot}`}`,
    `received     up to slot ${meter.highestSlot}, nothing waited for up to ${meter.contiguousSlot}`,
    ...(meter.heldUntil === null ? [] : [`held until   ${meter.heldUntil}`]),
  ];
}

const section = (title: string, entries: readonly (readonly string[])[]): string[] =>
  entries.length === 0 ? [] : ["", title, ...entries.flat().map((line) => `  ${line}`)];

/** A reading as lines of text. */
export function readingLines(reading: InspectedReading): string[] {
  const { slot, importTotalWh, exportTotalWh, flags, state, verdict, receivedAt, decidedAt, attempt } = reading;
  const { reason, record } = reading;
  const registers = `import ${importTotalWh} Wh, export ${exportTotalWh} Wh${flags === null ? "" : `, flags ${flags}`}`;
  const times = [
    ...(receivedAt === null ? [] : [`received ${receivedAt}`]),
    ...(decidedAt === null ? [] : [`decided ${decidedAt}`]),
  ];
  const lines = [`${slotOf(slot)}  ${state}${verdict === null ? "" : `: ${verdict}`}  ${registers}`];
  if (reason !== null) lines.push(`    ${printable(reason)}`);
  if (record !== null) lines.push(`    ${printable(record)}`);
  if (times.length > 0) lines.push(`    ${times.join(", ")}`);
  if (attempt !== null) lines.push(`    ${attemptLine(attempt)}`);
  return lines;
}

/** What became of a transaction. */
export function attemptLine({ hash, state, height, outcome, timeoutHeight }: InspectedAttempt): string {
  const place = height === null ? `until block ${timeoutHeight}` : `at block ${height}`;
  return `transaction ${hash} ${state} ${place}${outcome === null ? "" : `: ${printable(outcome)}`}`;
}

const slotOf = (slot: number | null): string => (slot === null ? "no slot" : `slot ${slot}`);

/** What strangers wrote says nothing to a terminal. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
