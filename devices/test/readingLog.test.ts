import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chainTag } from "@wattmesh/client";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SlotSignedError, StoreError } from "../src/errors.ts";
import type { SignedReading } from "../src/reading/signed.ts";
import { lookInto } from "../src/store/lookInto.ts";
import { LOG_FILE, ReadingLog, type ReadingLogOptions } from "../src/store/readingLog.ts";

const identity = { tag: chainTag("test-1"), meterId: 7 };
const options: ReadingLogOptions = { ...identity, mostReadings: 1_000, keepAcknowledged: 4 };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-log-"));
  file = join(folder, LOG_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reading = (slot: number): SignedReading => ({
  meterId: 7,
  slot,
  importTotalWh: BigInt(slot) * 100n,
  exportTotalWh: 0n,
  flags: 0,
  signature: new Uint8Array(64).fill(slot % 256),
});

/** Opens the log, works with it, and closes it. */
function within<T>(work: (log: ReadingLog) => T, wanted = options): T {
  const log = ReadingLog.open(folder, wanted);
  try {
    return work(log);
  } finally {
    log.close();
  }
}

const keep = (...slots: number[]) =>
  within((log) => {
    for (const slot of slots) log.keep(reading(slot));
  });
const waiting = (wanted = options) => within((log) => log.unacknowledged().map(({ slot }) => slot), wanted);

describe("a meter's log", () => {
  test("has every reading after a restart, to the last byte of its signature", () => {
    within((log) => log.keep(reading(41), { ws: 12 }));
    within((log) => {
      expect(log.unacknowledged()).toEqual([reading(41)]);
      expect(log.lastSigned).toEqual({ slot: 41, importTotalWh: 4_100n, exportTotalWh: 0n, carry: { ws: 12 } });
    });
  });

  test("may be read by its owner only", () => {
    keep(41);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("keeps what no acknowledgement covers, and some of what one does for who asks again", () => {
    keep(41, 42, 43, 44, 45, 46, 47);
    within((log) => log.acknowledge(7, 46));
    expect(waiting()).toEqual([47]);
    expect(within((log) => log.between(7, 0, 100)).map(({ slot }) => slot)).toEqual([43, 44, 45, 46, 47]);
  });

  test.each([
    ["another meter's", 8, 42],
    ["of a slot that was never signed here", 7, 43],
  ])("forgets nothing by an acknowledgement that is %s", (_, meterId, slot) => {
    keep(41, 42);
    within((log) => log.acknowledge(meterId, slot));
    expect(waiting()).toEqual([41, 42]);
  });

  test("is not taken back by an acknowledgement that comes late", () => {
    keep(41, 42);
    within((log) => {
      log.acknowledge(7, 42);
      log.acknowledge(7, 41);
    });
    expect(waiting()).toEqual([]);
  });

  test.each([41, 40])("signs no slot twice and none before the last: %i after 41", (slot) => {
    keep(41);
    expect(() => within((log) => log.keep(reading(slot)))).toThrow(SlotSignedError);
    within((log) => log.acknowledge(7, 41));
    expect(() => within((log) => log.keep(reading(slot)))).toThrow(SlotSignedError);
  });

  test("gives up the oldest when there is no room, whose energy is in those that stay", () => {
    const small = { ...options, mostReadings: 3 };
    keep(41, 42, 43, 44, 45);
    expect(waiting(small)).toEqual([43, 44, 45]);
    within((log) => {
      log.keep(reading(46));
      expect(log.dropped).toBe(1);
    }, small);
    expect(waiting(small)).toEqual([44, 45, 46]);
  });

  test("does not grow with what is acknowledged", () => {
    within((log) => {
      for (let slot = 1; slot <= 1_200; slot += 1) {
        log.keep(reading(slot));
        log.acknowledge(7, slot);
      }
    });
    expect(statSync(file).size).toBeLessThan(200_000);
    expect(waiting()).toEqual([]);
    expect(within((log) => log.lastSigned?.slot)).toBe(1_200);
  });

  test("goes on from a restart's registers, and knows it until a reading after it is acknowledged", () => {
    const restart = { meterId: 7, slot: 43, importTotalWh: 5n, exportTotalWh: 0n, signature: new Uint8Array(64) };
    keep(41, 42);
    within((log) => log.keepRestart(restart));
    within((log) => {
      expect(log.restart()).toEqual(restart);
      expect(log.lastSigned).toEqual({ slot: 43, importTotalWh: 5n, exportTotalWh: 0n });
      log.keep({ ...reading(44), importTotalWh: 9n });
      log.acknowledge(7, 43);
      expect(log.restart()).toEqual(restart);
      log.acknowledge(7, 44);
    });
    expect(within((log) => log.restart())).toBeUndefined();
  });

  test("gives up what a clock that was ahead had signed, but not its slots, also when it is written anew", () => {
    keep(41, 9_001, 9_002);
    within((log) => expect(log.voidAfter(41)).toBe(2));
    within((log) => {
      expect(log.lastSigned).toMatchObject({ slot: 41, importTotalWh: 900_200n });
      expect(log.unacknowledged().map(({ slot }) => slot)).toEqual([41]);
      for (let slot = 42; slot <= 1_400; slot += 1) {
        log.keep(reading(slot));
        log.acknowledge(7, slot);
      }
    });
    expect(statSync(file).size).toBeLessThan(300_000);
    within((log) => {
      expect(() => log.keep(reading(9_001))).toThrow(SlotSignedError);
      log.keep(reading(9_003));
    });
  });

  test("is looked into while the meter has it open", () => {
    within((log) => {
      log.keep(reading(41));
      log.keep(reading(42));
      log.acknowledge(7, 41);
      expect(lookInto(folder, identity)).toEqual({ lastSlot: 42, acknowledgedSlot: 41, waiting: 1 });
    });
  });
});

describe("a log that is not as it was written", () => {
  test("loses what was being written when the power went, and nothing else", () => {
    keep(41, 42);
    const bytes = readFileSync(file);
    const lastLine = bytes.lastIndexOf("\n", -2) + 1;
    for (let end = lastLine; end < bytes.length; end += 1) {
      writeFileSync(file, bytes.subarray(0, end));
      within((log) => {
        expect(log.unacknowledged().map(({ slot }) => slot)).toEqual([41]);
        expect(log.mended).toEqual({ damagedLines: [], tornBytes: end - lastLine });
        log.keep(reading(43));
      });
      expect(waiting()).toEqual([41, 43]);
    }
  });

  test("says which line in its middle is damaged, keeps the others, and a copy of all as it was found", () => {
    keep(41, 42, 43);
    const damaged = readFileSync(file, "utf8").replace('"slot":42', '"slot":47');
    writeFileSync(file, damaged);
    within((log) => {
      expect(log.mended).toEqual({ damagedLines: [2], tornBytes: 0, keptAs: `${file}.damaged` });
      expect(log.unacknowledged().map(({ slot }) => slot)).toEqual([41, 43]);
    });
    expect(readFileSync(`${file}.damaged`, "utf8")).toBe(damaged);
    expect(within((log) => log.mended.damagedLines)).toEqual([]);
  });

  test("never takes a flipped bit for a reading, wherever it is", () => {
    keep(41, 42, 43);
    const whole = readFileSync(file);
    const known = [41, 42, 43].map(reading);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(file, bytes);
        within((log) => {
          for (const found of log.unacknowledged()) expect(known).toContainEqual(found);
          expect(log.unacknowledged().length).toBeGreaterThanOrEqual(1);
        });
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["another meter's", { ...options, meterId: 8 }],
    ["of another chain", { ...options, tag: chainTag("test-2") }],
  ])("is refused when it is %s, and stays as it is", (_, other) => {
    keep(41);
    const before = readFileSync(file);
    expect(() => within(() => undefined, other)).toThrow(StoreError);
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(`${file}.damaged`)).toBe(false);
  });

  test("is refused when it is no log", () => {
    appendFileSync(file, "not a log\n");
    expect(() => within(() => undefined)).toThrow(/no line is of meter 7/);
  });
});
