import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { chainTag, readingBytes, readingFlags, restartBytes } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deviceKey } from "../src/key/deviceKey.ts";
import { ClockWatch } from "../src/meter/clockWatch.ts";
import { Meter } from "../src/meter/meter.ts";
import { type RunOptions, runMeter } from "../src/meter/runMeter.ts";
import type { SignedReading } from "../src/reading/signed.ts";
import type { Rejection } from "../src/source/rejection.ts";
import type { Missed, Sample, Source, SourceEvents } from "../src/source/source.ts";
import { LOG_FILE, ReadingLog } from "../src/store/readingLog.ts";

const SLOT_MS = 10_000;
const tag = chainTag("test-1");
const key = deviceKey("ed25519", new Uint8Array(32).fill(5));
const contract = "watt14hj2tavq8fpesdwxxcu44rty3hh90vhujrvcmstl4zr3txmfvw9s8nhvzx";

let folder: string;
let log: ReadingLog;
let meter: Meter;
let nowMs: number;
let sinceStartMs: number;
let published: SignedReading[];
let rejected: Rejection[];
let stop: AbortController;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-run-"));
  log = ReadingLog.open(folder, { tag, meterId: 7, mostReadings: 1_000, keepAcknowledged: 10 });
  meter = new Meter({ chainId: "test-1", contract, meterId: 7, key, log });
  nowMs = 100 * SLOT_MS + 5_000;
  sinceStartMs = 0;
  published = [];
  rejected = [];
  stop = new AbortController();
});
afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

const sample = (atMs: number, importTotalWh: bigint, more: Partial<Sample> = {}): Sample => ({
  atMs,
  importTotalWh,
  exportTotalWh: 0n,
  ...more,
});

/** What happens at a time: the source tells of something, or somebody sets the clock. */
type Happening = [atMs: number, happen: (events: SourceEvents) => void];

/** Lets time pass until `untilMs`, with all that happens on the way. */
async function runUntil(
  untilMs: number,
  happenings: Happening[],
  options: Partial<RunOptions> & { fill?: (missed: Missed) => Promise<Sample[]> } = {},
): Promise<void> {
  let events: SourceEvents | undefined;
  const source: Source = {
    start: async (heard) => {
      events = heard;
    },
    stop: async () => {},
    ...(options.fill && { fill: options.fill }),
  };
  const pass = (toMs: number) => {
    sinceStartMs += toMs - nowMs;
    nowMs = toMs;
  };
  await runMeter({
    meter,
    source,
    slotSeconds: SLOT_MS / 1_000,
    mostAgeSeconds: 6,
    time: {
      now: () => nowMs,
      pause: async (ms) => {
        const wakeMs = nowMs + ms;
        while (happenings[0] !== undefined && happenings[0][0] <= wakeMs) {
          const [atMs, happen] = happenings.shift() as Happening;
          pass(Math.max(atMs, nowMs));
          happen(events as SourceEvents);
        }
        if (nowMs < wakeMs) pass(wakeMs);
        if (nowMs >= untilMs) stop.abort();
      },
    },
    clock: new ClockWatch(
      () => nowMs,
      () => sinceStartMs,
    ),
    isTampered: () => false,
    publish: async (readings) => void published.push(...readings),
    reject: ({ reason, detail }) => rejected.push({ reason, detail }),
    log: silentLog,
    signal: stop.signal,
    ...options,
  });
}

const setClock = (byMs: number) => {
  sinceStartMs -= byMs;
};
const tells = (atMs: number, importTotalWh: bigint, more: Partial<Sample> = {}): Happening => [
  atMs,
  ({ sample: hear }) => hear(sample(atMs, importTotalWh, more)),
];
const slots = () => published.map(({ slot, importTotalWh }) => [slot, importTotalWh]);
const at = (slot: number, ms: number) => slot * SLOT_MS + ms;

describe("a running meter", () => {
  test("signs the latest registers at the end of each slot, and keeps them before anybody hears of them", async () => {
    const waiting: number[] = [];
    await runUntil(at(102, 2_000), [tells(at(100, 6_000), 5n), tells(at(100, 9_000), 7n), tells(at(101, 9_500), 9n)], {
      publish: async (readings) => {
        published.push(...readings);
        waiting.push(log.unacknowledged().length);
      },
    });
    expect(slots()).toEqual([
      [100, 7n],
      [101, 9n],
    ]);
    expect(waiting.at(-1)).toBe(2);
    for (const reading of published)
      expect(ed25519.verify(reading.signature, readingBytes(tag, reading), key.publicKey)).toBe(true);
  });

  test("takes registers at the very end of a slot for those of its end, and later ones for the next", async () => {
    await runUntil(at(102, 2_000), [tells(at(101, 0), 5n), tells(at(101, 1), 6n), tells(at(101, 9_000), 8n)]);
    expect(slots()).toEqual([
      [100, 5n],
      [101, 8n],
    ]);
  });

  test("signs nothing of a slot whose registers are too old at its end, and loses no energy by it", async () => {
    await runUntil(at(103, 2_000), [tells(at(100, 9_000), 5n), tells(at(101, 3_000), 6n), tells(at(102, 9_000), 9n)]);
    expect(slots()).toEqual([
      [100, 5n],
      [102, 9n],
    ]);
  });

  test("asks the source for slots that were missed, and does not invent those that it does not have", async () => {
    const asked: Missed[] = [];
    const fill = async (missed: Missed) => {
      asked.push(missed);
      return missed.from === 101 ? [sample(at(102, 0), 6n)] : [];
    };
    await runUntil(at(104, 2_000), [tells(at(100, 9_000), 5n), tells(at(103, 9_000), 9n)], { fill });
    expect(slots()).toEqual([
      [100, 5n],
      [101, 6n],
      [103, 9n],
    ]);
    expect(asked.map(({ from, to }) => [from, to])).toContainEqual([101, 101]);
  });

  test("says that a register went back, signs none of it, and goes on when it is right again", async () => {
    await runUntil(at(103, 2_000), [tells(at(100, 9_000), 50n), tells(at(101, 9_000), 0n), tells(at(102, 9_000), 60n)]);
    expect(slots()).toEqual([
      [100, 50n],
      [102, 60n],
    ]);
    expect(rejected).toEqual([
      { reason: "decreasing", detail: expect.stringContaining("import: 0: 50 Wh was signed") },
    ]);
  });

  test("takes no registers of a time that has not come", async () => {
    await runUntil(at(101, 2_000), [[at(100, 9_000), ({ sample: hear }) => hear(sample(at(101, 5_000), 5n))]]);
    expect(published).toEqual([]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["future"]);
  });

  test("says in the next reading that its clock was set, and in no other", async () => {
    await runUntil(at(104, 2_000), [
      tells(at(100, 9_000), 5n),
      // Of this slot nobody hears anything.
      [at(101, 5_000), () => setClock(3_000)],
      tells(at(102, 9_000), 6n),
      tells(at(103, 9_000), 7n),
    ]);
    expect(published.map(({ slot, flags }) => [slot, flags])).toEqual([
      [100, 0],
      [102, readingFlags.clockUnsynchronised],
      [103, 0],
    ]);
  });

  test("signs no slot again after the clock was set back", async () => {
    await runUntil(at(102, 2_000), [tells(at(100, 9_000), 5n), tells(at(101, 9_000), 6n)]);
    nowMs = at(100, 5_000);
    stop = new AbortController();
    await runUntil(at(103, 2_000), [tells(at(100, 9_000), 7n), tells(at(101, 9_000), 8n), tells(at(102, 9_000), 9n)]);
    expect(slots()).toEqual([
      [100, 5n],
      [101, 6n],
      [102, 9n],
    ]);
  });

  test("whose clock was years ahead gives up what it signed then, and never signs those slots again", async () => {
    nowMs = at(5_000, 5_000);
    await runUntil(at(5_003, 2_000), [
      tells(at(5_000, 9_000), 5n),
      tells(at(5_001, 9_000), 6n),
      tells(at(5_002, 9_000), 7n),
    ]);
    nowMs = at(100, 5_000);
    stop = new AbortController();
    published = [];
    await runUntil(at(102, 2_000), [tells(at(100, 9_000), 8n), tells(at(101, 9_000), 9n)]);
    expect(published.map(({ slot, importTotalWh, flags }) => [slot, importTotalWh, flags])).toEqual([
      [100, 8n, readingFlags.clockUnsynchronised],
      [101, 9n, 0],
    ]);
    expect(log.unacknowledged().map(({ slot }) => slot)).toEqual([100, 101]);
    log.close();
    log = ReadingLog.open(folder, { tag, meterId: 7, mostReadings: 1_000, keepAcknowledged: 10 });
    meter = new Meter({ chainId: "test-1", contract, meterId: 7, key, log });
    nowMs = at(5_001, 5_000);
    stop = new AbortController();
    published = [];
    await runUntil(at(5_004, 2_000), [tells(at(5_001, 9_000), 10n), tells(at(5_003, 9_000), 11n)]);
    expect(slots()).toEqual([[5_003, 11n]]);
  });

  test("whose clock is behind what the chain has signs nothing until it is right", async () => {
    await runUntil(at(102, 2_000), [tells(at(100, 9_000), 5n), tells(at(101, 9_000), 6n)]);
    log.acknowledge(7, 101);
    nowMs = at(50, 5_000);
    stop = new AbortController();
    published = [];
    await runUntil(at(52, 2_000), [tells(at(50, 9_000), 8n), tells(at(51, 9_000), 9n)]);
    expect(published).toEqual([]);
    expect(log.lastSigned?.slot).toBe(101);
  });

  test.each([
    ["its source says so", { isTampered: true }, false],
    ["a contact of its lid says so", {}, true],
  ])("says that it was tampered with when %s", async (_, more, isOpen) => {
    await runUntil(at(101, 2_000), [tells(at(100, 9_000), 5n, more)], { isTampered: () => isOpen });
    expect(published.map(({ flags }) => flags)).toEqual([readingFlags.tamper]);
  });

  test("leaves out slots of which something may have been signed and lost, however often it starts", async () => {
    await runUntil(at(102, 2_000), [tells(at(100, 9_000), 5n), tells(at(101, 9_000), 6n)]);
    const file = join(folder, LOG_FILE);
    writeFileSync(file, readFileSync(file, "utf8").replace('"slot":101', '"slot":107'));
    published = [];
    for (let start = 0; start < 2; start += 1) {
      log.close();
      const kept = { tag, meterId: 7, mostReadings: 1_000, keepAcknowledged: 10, currentSlot: () => 102 + start };
      log = ReadingLog.open(folder, kept);
      meter = new Meter({ chainId: "test-1", contract, meterId: 7, key, log });
    }
    nowMs = at(101, 5_000);
    stop = new AbortController();
    await runUntil(at(103, 2_000), [tells(at(101, 9_000), 7n), tells(at(102, 9_000), 8n)]);
    expect(slots()).toEqual([[102, 8n]]);
  });

  test("ends its source also when its disk fails", async () => {
    let stopped = false;
    const source: Source = {
      start: async ({ sample: hear }) => hear(sample(at(100, 4_900), 5n)),
      stop: async () => {
        stopped = true;
      },
    };
    log.keep = () => {
      throw new Error("no space left");
    };
    await expect(runUntil(at(102, 0), [], { source, mostAgeSeconds: 10 })).rejects.toThrow("no space left");
    expect(stopped).toBe(true);
  });
});

describe("a counter that starts again", () => {
  test("is signed for metering with the last reading that counts, and read on from there", async () => {
    await runUntil(at(101, 2_000), [tells(at(100, 9_000), 50_000n)]);
    const last = { slot: 100, importTotalWh: 50_000n, exportTotalWh: 0n };
    const first = { slot: 101, importTotalWh: 12n, exportTotalWh: 3n };
    const { signature } = meter.restart(last, first);
    const bytes = restartBytes(tag, { contract, meterId: 7, last, first });
    expect(ed25519.verify(signature, bytes, key.publicKey)).toBe(true);
    stop = new AbortController();
    await runUntil(at(103, 2_000), [tells(at(102, 9_000), 20n, { exportTotalWh: 3n })]);
    expect(slots().at(-1)).toEqual([102, 20n]);
    expect(rejected).toEqual([]);
  });
});
