// What the outbox takes of a processor per reading, verb by verb: a store on disk, meters that say more than the chain takes at once, and a chain that takes all.
// `node bench/outbox.ts [banks] [slots] [messages that come together]`

import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Attempt } from "../src/outbox/attempt.ts";
import { type Outbox, openOutbox } from "../src/outbox/outbox.ts";
import type { Incoming } from "../src/outbox/receive.ts";
import type { Reading } from "../src/reading/reading.ts";

const [banks = 40, slots = 20, together = 500] = process.argv.slice(2).map(Number);
const METERS_A_BANK = 256;
const FIRST_SLOT = 1_000;
/** As many as a transaction of an eighth of a block's gas holds. */
const TX_READINGS = 2_900;
const IN_FLIGHT = 4;
const TX_BYTES = 350_000;
/** Received for each that is settled, until all have come. */
const LEAD = 2;

const meters = banks * METERS_A_BANK;
const count = meters * slots;
const folder = mkdtempSync(join(tmpdir(), "wattmesh-outbox-bench-"));
const micros = new Map<string, number>();

/** Does something and adds what all threads of the process took for it. */
function spend<T>(verb: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  micros.set(verb, (micros.get(verb) ?? 0) + user + system);
  return result;
}

function readingAt(n: number): Reading {
  const slot = FIRST_SLOT + Math.floor(n / meters);
  const [importTotalWh, exportTotalWh] = [BigInt(slot) * 250n, BigInt(slot) * 100n];
  return { meterId: n % meters, slot, importTotalWh, exportTotalWh, flags: 0, signature: new Uint8Array(64).fill(n) };
}

const messageOf = (content: Reading): Incoming => ({ topic: "v1/town/1/reading", payload: new Uint8Array(0), content });

/** The chain has a reading of each meter, of the slot before the first. */
function found(outbox: Outbox): void {
  for (let bank = 0; bank < banks; bank += 1) {
    const registers = Array.from({ length: METERS_A_BANK }, (_, index) => ({
      meterId: bank * METERS_A_BANK + index,
      slot: FIRST_SLOT - 1,
      importTotalWh: 0n,
      exportTotalWh: 0n,
      flags: 0,
    }));
    outbox.reconcile.bank(bank, registers, 0);
  }
  tell(outbox);
}

function tell(outbox: Outbox): void {
  for (let due = outbox.acks.due(256, received); due.length > 0; due = outbox.acks.due(256, received))
    outbox.acks.published(due, received);
}

const outbox = openOutbox(
  join(folder, "outbox.db"),
  { chainId: "bench", contract: "watt1" },
  { gapWaitMs: 2_000, setAsideMs: 1_000, rejectedKept: 100, maxWaiting: 1_024 },
);
const flying: { readonly attempt: Attempt; readonly readings: readonly Reading[] }[] = [];
let received = 0;
let settled = 0;
let sequence = 0n;
found(outbox);

function takeIn(): void {
  const most = Math.min(count, received + LEAD * TX_READINGS);
  while (received < most) {
    const size = Math.min(together, most - received);
    const group = Array.from({ length: size }, (_, n) => messageOf(readingAt(received + n)));
    spend("receive", () => outbox.receive(group, received));
    received += size;
  }
}

/** Whether there was something to freeze: what others carry a reading of waits for them. */
function freeze(): boolean {
  const underWay = flying.reduce((sum, { readings }) => sum + readings.length, 0);
  const readings = spend("choose", () => outbox.select(TX_READINGS, FIRST_SLOT + slots, received, underWay));
  if (readings.length === 0) return false;
  sequence += 1n;
  const bytes = new Uint8Array(TX_BYTES);
  const signed = { address: "watt1", sequence, hash: `${sequence}`, bytes, signedAtHeight: 1, timeoutHeight: 9 };
  const attempt = spend("freeze", () => outbox.attempts.freeze({ ...signed, frozenAtMs: received }, { readings }));
  if (attempt === undefined) throw new Error("what was chosen is not pending");
  flying.push({ attempt, readings });
  return true;
}

function settle(): void {
  const [{ attempt, readings } = { attempt: undefined, readings: [] }] = flying.splice(0, 1);
  if (attempt === undefined) throw new Error(`${count - settled} readings are left and none is in flight`);
  const sorted = readings.toSorted((a, b) => a.slot - b.slot || a.meterId - b.meterId);
  const verdicts = sorted.map(({ meterId, slot }) => ({ meterId, slot, verdict: "accepted" as const }));
  settled += spend("apply", () => outbox.attempts.apply(attempt, 2, verdicts, received, () => 0)).final;
  spend("tell", () => tell(outbox));
}

try {
  while (settled < count) {
    takeIn();
    while (flying.length < IN_FLIGHT && freeze());
    settle();
  }
  spend("prune", () => {
    let gone = 0;
    while (gone < count) gone += outbox.prune(count + 1);
  });
} finally {
  outbox.close();
  rmSync(folder, { recursive: true });
}
const machine = `${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores`;
const figure = (what: string, total: number) =>
  console.log(JSON.stringify({ bench: "outbox", figure: what, value: total / count, unit: "µs CPU/reading", machine }));
const town = `${meters.toLocaleString("en")} meters × ${slots} slots, ${together} together`;
for (const [verb, total] of micros) figure(`${town}: ${verb}`, total);
const upToTold = [...micros].filter(([verb]) => verb !== "prune").reduce((sum, [, total]) => sum + total, 0);
figure(`${town}: from receive to tell`, upToTold);
