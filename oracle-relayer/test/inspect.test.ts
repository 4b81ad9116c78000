import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import { describe, inspect } from "../src/commands/inspect.ts";
import { describeBatch, describeTx, inspectBatch, inspectTx } from "../src/commands/inspectCarried.ts";
import type { Config } from "../src/config.ts";
import { type Outbox, openOutbox } from "../src/outbox/outbox.ts";
import { incoming, reading, restart } from "./support/readings.ts";

const IDENTITY = { chainId: "model-1", contract: "watt1metering" };
const OPTIONS = { gapWaitMs: 0, setAsideMs: 1_000, rejectedKept: 100, maxWaiting: 100 };

let path: string;
let outbox: Outbox;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "wattmesh-inspect-")), "outbox.db");
  outbox = openOutbox(path, IDENTITY, OPTIONS);
});

const look = (meterId: number, slot?: number) => inspect({ store: { path } } as Config, meterId, slot);

/** A reading that counts and one that the contract refused, what contradicts the first, a restart, and a message that holds none. */
function fill(): void {
  outbox.receive([incoming(reading(1, 30)), incoming(reading(1, 31))], 1_000);
  const attempt = outbox.attempts.freeze(
    {
      address: "watt1",
      sequence: 1n,
      hash: "AB12",
      bytes: new Uint8Array(1),
      signedAtHeight: 5,
      timeoutHeight: 25,
      frozenAtMs: 2_000,
    },
    { readings: [reading(1, 30), reading(1, 31)] },
  );
  if (attempt === undefined) throw new Error("it was not frozen");
  const verdicts = [
    { meterId: 1, slot: 30, verdict: "baseline" as const },
    { meterId: 1, slot: 31, verdict: "implausible" as const },
  ];
  outbox.attempts.apply(attempt, 7, verdicts, 3_000, () => 0);
  outbox.receive([incoming(reading(1, 30, { importTotalWh: 5n })), incoming(restart(1, 31))], 4_000);
  const topic = "v1/model/1/reading";
  const payload = Buffer.from("\u001b[2Jno reading\u009b");
  outbox.receive([{ topic, payload, content: { reason: "payload_not_json", detail: "not JSON", meterId: 1 } }], 5_000);
}

test("a meter is looked up beside a running relayer: what counts, what was refused and why, and in which transaction", () => {
  fill();
  expect(look(1)).toMatchObject({
    meter: { finalSlot: 30, finalImportWh: "3000", highestSlot: 31, ackedSlot: null },
    readings: [
      { slot: 31, state: "set_aside", verdict: "implausible", attempt: { hash: "AB12", state: "applied", height: 7 } },
      { slot: 30, state: "final", verdict: "baseline", receivedAt: "1970-01-01T00:00:01.000Z" },
    ],
    contested: { slot: 30, importTotalWh: "5", state: "waiting", attempt: null },
    restart: { slot: 31, state: "pending" },
    rejected: [
      { slot: null, reason: "payload_not_json", topic: "v1/model/1/reading" },
      { slot: 30, reason: "conflict", detail: "meter 1 said import 3000 Wh, export 210 Wh, flags 0 of slot 30 before" },
    ],
  });
});

test("one of its slots is looked up after the relayer, and only that one", () => {
  fill();
  outbox.close();
  const found = look(1, 31);
  expect(found.readings.map(({ slot }) => slot)).toEqual([31]);
  expect(found).toMatchObject({ contested: null, rejected: [], restart: { slot: 31 } });
});

test("it is told in words, in which strangers say nothing to a terminal", () => {
  fill();
  const text = describe(look(1));
  expect(text).toContain("final        slot 30, import 3000 Wh, export 210 Wh");
  expect(text).toContain("slot 31  set_aside: implausible");
  expect(text).toContain("transaction AB12 applied at block 7");
  expect(text).toContain(String.raw`\u{1b}[2Jno reading\u{9b}`);
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});

test("of a meter of which nothing came it says so, and where else to look", () => {
  expect(describe(look(9, 4))).toMatch(/knows nothing of slot 4 of meter 9: .*unknown_meter/s);
});

test("of a long list the newest twenty are shown", () => {
  outbox.receive(
    Array.from({ length: 50 }, (_, slot) => incoming(reading(1, slot))),
    0,
  );
  expect(look(1).readings.map(({ slot }) => slot)).toEqual(Array.from({ length: 20 }, (_, n) => 49 - n));
});

test("where there is no outbox, or one of another version, it says what to do", () => {
  expect(() => inspect({ store: { path: `${path}.none` } } as Config, 1, undefined)).toThrow(
    /no outbox at .*\.none: no relayer has run with this store\.path yet/,
  );
  outbox.close();
  const db = new DatabaseSync(path);
  db.exec("PRAGMA user_version = 3");
  db.close();
  expect(() => look(1)).toThrow(/has version 3, .* start this one once/);
});

test("a batch is looked up by bank and slot, and a transaction by its hash, whichever way it is written", () => {
  fill();
  const config = { store: { path } } as Config;
  expect(inspectBatch(config, 0, 31)).toMatchObject({
    bank: 0,
    slot: 31,
    readings: [{ meterId: 1, slot: 31, verdict: "implausible", attempt: { hash: "AB12" } }],
  });
  expect(describeBatch(inspectBatch(config, 0, 31))).toContain(
    "bank 0, slot 31: 1 readings\n  meter 1\n    slot 31  set_aside: implausible",
  );
  expect(describeBatch(inspectBatch(config, 1, 31))).toBe("the outbox holds nothing of bank 1 for slot 31");
  const found = inspectTx(config, "ab12");
  expect(found).toMatchObject({
    state: "applied",
    height: 7,
    sequence: 1,
    carried: 2,
    readings: [
      { meterId: 1, slot: 30 },
      { meterId: 1, slot: 31 },
    ],
  });
  expect(describeTx("ab12", found)).toMatch(
    /^transaction AB12 applied at block 7\nsequence 1, signed .*, 2 readings\n {2}meter 1/,
  );
  expect(describeTx("FF", inspectTx(config, "FF"))).toContain("the outbox knows no transaction FF");
});

test("what the contract refused is tried again when an operator says so, of one slot or all, and nothing else is", () => {
  fill();
  expect(outbox.replay(1, 30)).toBe(0);
  expect(outbox.replay(2, undefined)).toBe(0);
  expect(outbox.replay(1, 31)).toBe(1);
  expect(look(1, 31).readings).toMatchObject([{ state: "pending", verdict: null }]);
  expect(outbox.replay(1, undefined)).toBe(0);
});
