import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DiskFullError, StoreFailedError, WrongStoreError } from "../src/errors.ts";
import { Database, storeError } from "../src/outbox/database.ts";
import { type Outbox, openOutbox } from "../src/outbox/outbox.ts";
import { MIGRATIONS } from "../src/outbox/schema.ts";
import type { Reading } from "../src/reading/reading.ts";
import { incoming, reading, restart } from "./support/readings.ts";

const IDENTITY = { chainId: "model-1", contract: "watt1metering" };
const MAX_WAITING = 5;
const OPTIONS = { gapWaitMs: 1_000, setAsideMs: 10_000, rejectedKept: 3, maxWaiting: MAX_WAITING };
const ALL_LIVE = 0;
const NEVER_FUTURE = () => 0;

let outbox: Outbox;
let sequence: bigint;

beforeEach(() => {
  outbox = openOutbox(":memory:", IDENTITY, OPTIONS);
  sequence = 0n;
});

const receive = (nowMs: number, ...readings: Reading[]) => outbox.receive(readings.map(incoming), nowMs);
const places = (readings: readonly Reading[]) => readings.map(({ meterId, slot }) => `${meterId}/${slot}`);
const sendable = (nowMs: number, limit = 100, liveFrom = ALL_LIVE) => places(outbox.select(limit, liveFrom, nowMs));

/** The registers of these meters are on the chain, so that they are no strangers. */
function known(...meterIds: number[]): void {
  outbox.reconcile.bank(
    0,
    meterIds.map((meterId) => ({ meterId, slot: 9, importTotalWh: 0n, exportTotalWh: 0n, flags: 0 })),
    0,
  );
}

function freeze(nowMs: number, limit = 100) {
  const readings = outbox.select(limit, ALL_LIVE, nowMs);
  const contested = outbox.contested.next(limit, nowMs);
  sequence += 1n;
  const bytes = new Uint8Array([Number(sequence)]);
  const hash = `hash ${sequence}`;
  const attempt = outbox.attempts.freeze(
    { address: "watt1", sequence, hash, bytes, signedAtHeight: 30, timeoutHeight: 50, frozenAtMs: nowMs },
    { readings, contested },
  );
  if (attempt === undefined) {
    throw new Error("nothing was frozen");
  }
  return { attempt, readings: [...readings, ...contested] };
}

/** Freezes all that is sendable and has the chain say `verdict` of it. */
function settle(nowMs: number, verdict: Parameters<Outbox["attempts"]["apply"]>[2][number]["verdict"]) {
  const { attempt, readings } = freeze(nowMs);
  const verdicts = readings.map(({ meterId, slot }) => ({ meterId, slot, verdict }));
  return outbox.attempts.apply(attempt, 10, verdicts, nowMs, NEVER_FUTURE);
}

describe("a message", () => {
  test("with the same content is a duplicate, whatever its signature", () => {
    known(1);
    receive(0, reading(1, 10));
    const again = reading(1, 10, { signature: new Uint8Array(64).fill(2) });
    expect(receive(0, again)).toEqual([{ kind: "duplicate", covered: false }]);
    expect(outbox.status()).toMatchObject({ pending: 1, rejected: 0 });
  });

  test("with other content for the same slot is a conflict, and overwrites nothing", () => {
    known(1);
    receive(0, reading(1, 10));
    expect(receive(0, reading(1, 10, { flags: 1 }))).toMatchObject([
      { kind: "rejected", rejection: { reason: "conflict", detail: expect.stringContaining("import 1000 Wh") } },
    ]);
    expect(outbox.select(9, 0, 0)).toEqual([reading(1, 10)]);
  });

  test("of a slot that is covered is a duplicate, and its meter is told again", () => {
    outbox.reconcile.bank(0, [reading(1, 30)], 0);
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    expect(outbox.acks.due(9, 0)).toEqual([]);
    for (const slot of [21, 30]) {
      expect(receive(0, reading(1, slot))).toEqual([{ kind: "duplicate", covered: true }]);
      expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 30 }]);
      outbox.acks.published(outbox.acks.due(9, 0), 0);
    }
  });

  test("of a slot of which the contract may still know the registers is its to judge", () => {
    outbox.reconcile.bank(0, [reading(1, 30)], 0);
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    expect(receive(0, reading(1, 22))).toEqual([{ kind: "stored", gap: undefined }]);
    expect(sendable(0)).toEqual(["1/22"]);
    expect(outbox.acks.due(9, 0)).toEqual([]);
    settle(0, "superseded");
    expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 30 }]);
    expect(outbox.reconcile.missing(30)).toEqual([]);
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    receive(0, reading(1, 23));
    expect(settle(0, "conflict").refused).toEqual([{ meterId: 1, slot: 23, verdict: "conflict" }]);
    expect(outbox.acks.due(9, 0)).toEqual([]);
  });

  test.each([
    ["other registers than the last that count", 30, { importTotalWh: 2_999n }],
    ["more import than counts later", 5, { importTotalWh: 3_001n }],
    ["more export than counts later", 5, { exportTotalWh: 211n }],
  ])("with %s is a conflict, kept with what it contradicts and not acknowledged", (_, slot, totals) => {
    outbox.reconcile.bank(0, [reading(1, 30)], 0);
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    expect(receive(0, reading(1, slot, totals))).toMatchObject([
      { kind: "rejected", rejection: { reason: "conflict", detail: expect.stringContaining("import 3000 Wh"), slot } },
    ]);
    expect(outbox.acks.due(9, 0)).toEqual([]);
    expect(outbox.status()).toMatchObject({ pending: 0, rejected: 1 });
  });

  test("that repeats a refused one rests for a while, then is tried again", () => {
    known(1);
    receive(0, reading(1, 10));
    settle(0, "unknown_meter");
    expect(outbox.status().setAside).toBe(1);
    receive(9_999, reading(1, 10));
    expect(outbox.status().setAside).toBe(1);
    receive(10_000, reading(1, 10));
    expect(outbox.status()).toMatchObject({ setAside: 0, pending: 1 });
  });

  test("takes the place of a forged one that the chain refused, which is kept aside", () => {
    known(1);
    receive(0, reading(1, 10, { importTotalWh: 1n }));
    receive(0, reading(1, 10));
    expect(settle(0, "bad_signature").resend).toEqual([{ meterId: 1, slot: 10 }]);
    receive(1, reading(1, 10));
    expect(outbox.select(9, 0, 1)).toEqual([reading(1, 10)]);
  });

  test("beyond what may wait of its meter is not taken, until others have left or what was refused has rested", () => {
    known(1, 2);
    const full = [{ kind: "rejected", rejection: { reason: "too_many_waiting", detail: expect.any(String) } }];
    receive(0, ...Array.from({ length: MAX_WAITING }, (_, n) => reading(1, 10 + n)));
    expect(receive(0, reading(1, 20))).toMatchObject(full);
    expect(receive(0, reading(1, 12))).toEqual([{ kind: "duplicate", covered: false }]);
    expect(receive(0, reading(2, 10))).toMatchObject([{ kind: "stored" }]);
    settle(0, "bad_signature");
    expect(receive(9_999, reading(1, 20))).toMatchObject(full);
    expect(receive(10_000, reading(1, 20))).toMatchObject([{ kind: "stored" }]);
    expect(outbox.status()).toMatchObject({ pending: 1, setAside: MAX_WAITING, rejected: 0 });
    settle(10_000, "accepted");
    expect(receive(10_000, reading(1, 21))).toMatchObject([{ kind: "stored" }]);
  });

  test("that is none is kept, but never more than the newest few", () => {
    for (let n = 0; n < 10; n += 1) {
      outbox.receive([{ topic: "x", payload: new Uint8Array(9), content: { reason: "topic", detail: "" } }], n);
    }
    expect(outbox.status().rejected).toBe(3);
  });
});

describe("order", () => {
  test("an older slot goes before a newer one, however they came", () => {
    known(1, 2);
    receive(0, reading(2, 10), reading(1, 10));
    receive(0, reading(1, 12), reading(1, 11));
    expect(sendable(0)).toEqual(["1/10", "2/10", "1/11", "1/12"]);
    expect(sendable(0, 2)).toEqual(["1/10", "2/10"]);
  });

  test("a meter of which the chain has nothing is asked for no more than what may be its first reading, whatever its clock said before", () => {
    receive(0, reading(1, 0));
    const [later] = receive(0, reading(1, 179_000_000));
    expect(later).toEqual({ kind: "stored", gap: { meterId: 1, from: 178_999_992, to: 178_999_999 } });
    receive(0, reading(2, 3));
    expect(outbox.reconcile.missing(179_000_003)).toEqual([
      { meterId: 1, from: 178_999_996, to: 179_000_003 },
      { meterId: 2, from: 178_999_996, to: 179_000_003 },
    ]);
  });

  test("what follows a gap waits for it, others do not", () => {
    known(1, 2);
    const [first] = receive(0, reading(1, 11), reading(2, 10));
    expect(first).toEqual({ kind: "stored", gap: { meterId: 1, from: 10, to: 10 } });
    receive(0, reading(1, 12));
    expect(sendable(999)).toEqual(["2/10"]);
    expect(outbox.heldUntil(0)).toBe(1_000);
    receive(500, reading(1, 10));
    expect(sendable(500)).toEqual(["1/10", "2/10", "1/11", "1/12"]);
    expect(outbox.heldUntil(500)).toBeUndefined();
  });

  test("a gap that is never filled is given up in time", () => {
    known(1);
    receive(0, reading(1, 12));
    expect(sendable(1_000)).toEqual(["1/12"]);
    settle(1_000, "catch_up");
    receive(1_100, reading(1, 13));
    expect(sendable(1_100)).toEqual(["1/13"]);
  });

  test("a stranger's first reading waits for what it kept before", () => {
    expect(receive(0, reading(1, 12))).toEqual([{ kind: "stored", gap: { meterId: 1, from: 4, to: 11 } }]);
    receive(100, reading(1, 10), reading(1, 11));
    expect(sendable(999)).toEqual([]);
    expect(sendable(1_000)).toEqual(["1/10", "1/11", "1/12"]);
  });

  test("a new meter is asked for no more than what may be its first reading", () => {
    expect(receive(0, reading(1, 1_944_000))).toEqual([
      { kind: "stored", gap: { meterId: 1, from: 1_943_992, to: 1_943_999 } },
    ]);
    expect(outbox.reconcile.missing(1_944_001)).toEqual([{ meterId: 1, from: 1_943_994, to: 1_944_001 }]);
    expect(receive(0, reading(2, 3))).toEqual([{ kind: "stored", gap: { meterId: 2, from: 0, to: 2 } }]);
  });

  test("a meter that the chain turns out to count since long is asked for all that follows", () => {
    receive(0, reading(1, 100));
    outbox.reconcile.bank(0, [reading(1, 50)], 0);
    expect(outbox.reconcile.missing(100)).toEqual([{ meterId: 1, from: 51, to: 100 }]);
    receive(0, reading(2, 100));
    outbox.reconcile.bank(0, [reading(1, 50), reading(2, 99)], 0);
    expect(outbox.reconcile.missing(100)).toEqual([{ meterId: 1, from: 51, to: 100 }]);
  });

  test("a backlog of some leaves half of the room to the live readings of others, but never to its own", () => {
    known(1, 2);
    receive(0, ...[10, 11, 12, 13, 14, 15, 16, 17].map((slot) => reading(1, slot)));
    for (let slot = 10; slot < 17; slot += 1) {
      receive(0, reading(2, slot));
      outbox.reconcile.bank(0, [reading(2, slot), reading(1, 9)], 0);
    }
    receive(0, reading(2, 17));
    expect(sendable(0, 4, 17)).toEqual(["2/17", "1/10", "1/11", "1/12"]);
  });
});

describe("an attempt", () => {
  test("is one of its sequence, and still there after the process died", () => {
    known(1);
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    outbox = openOutbox(path, IDENTITY, OPTIONS);
    known(1);
    receive(0, reading(1, 10));
    const { attempt } = freeze(0);
    receive(0, reading(1, 11));
    const again = { ...attempt, bytes: new Uint8Array([2]), hash: "another" };
    expect(() => outbox.attempts.freeze(again, { readings: [reading(1, 11)] })).toThrow(/UNIQUE/);
    outbox.close();
    outbox = openOutbox(path, IDENTITY, OPTIONS);
    expect(outbox.attempts.inFlight()).toEqual([{ ...attempt, bytes: new Uint8Array([1]) }]);
    expect(outbox.status()).toMatchObject({ inFlight: 1, pending: 1 });
  });

  test("is not frozen with a reading that is not pending any more", () => {
    known(1);
    receive(0, reading(1, 10));
    const { attempt, readings } = freeze(0);
    outbox.attempts.apply(attempt, 10, [], 0, NEVER_FUTURE);
    settle(0, "accepted");
    const late = {
      address: "watt1",
      sequence: 9n,
      hash: "late",
      bytes: new Uint8Array(1),
      signedAtHeight: 0,
      timeoutHeight: 1,
      frozenAtMs: 0,
    };
    expect(outbox.attempts.freeze(late, { readings })).toBeUndefined();
    expect(outbox.attempts.inFlight()).toEqual([]);
  });

  test("that failed or died gives its readings back", () => {
    known(1);
    receive(0, reading(1, 10));
    for (const state of ["failed", "dead", "unknown"] as const) {
      const { attempt } = freeze(0);
      expect(sendable(0)).toEqual([]);
      expect(outbox.attempts.giveBack(attempt, state, 60, "out of gas", 0).readings).toEqual([
        { meterId: 1, slot: 10 },
      ]);
      expect(sendable(0)).toEqual(["1/10"]);
    }
  });

  test.each(["accepted", "baseline", "catch_up", "duplicate", "superseded"] as const)(
    "%s is final and told",
    (verdict) => {
      known(1);
      outbox.acks.published(outbox.acks.due(9, 0), 0);
      receive(0, reading(1, 10));
      expect(settle(0, verdict)).toMatchObject({ final: 1, deferred: 0 });
      expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 10 }]);
    },
  );

  test.each(["conflict", "bad_signature", "unknown_meter", "suspended", "went_back", "implausible"] as const)(
    "%s is set aside and never told",
    (verdict) => {
      known(1);
      outbox.acks.published(outbox.acks.due(9, 0), 0);
      receive(0, reading(1, 10));
      expect(settle(0, verdict).setAside).toEqual(new Map([[verdict, 1]]));
      expect(outbox.acks.due(9, 0)).toEqual([]);
      expect(sendable(0)).toEqual([]);
    },
  );

  test("a reading of the future waits for its slot's end, with those after it", () => {
    known(1);
    receive(0, reading(1, 10));
    const { attempt } = freeze(0);
    outbox.attempts.apply(attempt, 10, [{ meterId: 1, slot: 10, verdict: "future" }], 0, () => 5_000);
    receive(0, reading(1, 11));
    expect(sendable(4_999)).toEqual([]);
    expect(sendable(5_000)).toEqual(["1/10", "1/11"]);
  });

  test("a reading without a verdict is sent again", () => {
    known(1);
    receive(0, reading(1, 10));
    const { attempt } = freeze(0);
    expect(outbox.attempts.apply(attempt, 10, [], 0, NEVER_FUTURE)).toMatchObject({ final: 0, deferred: 1 });
    expect(sendable(0)).toEqual(["1/10"]);
  });
});

describe("a meter", () => {
  test("is told of what is final, and while more of it is on its way no more often than every five seconds", () => {
    known(1, 2);
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    receive(1_000, reading(1, 10), reading(2, 10));
    settle(1_000, "accepted");
    expect(outbox.acks.due(9, 1_000)).toEqual([
      { meterId: 1, slot: 10 },
      { meterId: 2, slot: 10 },
    ]);
    receive(1_000, reading(1, 11));
    expect(outbox.acks.due(9, 4_999)).toEqual([{ meterId: 2, slot: 10 }]);
    expect(outbox.acks.due(9, 5_000)[0]).toEqual({ meterId: 1, slot: 10 });
    settle(1_000, "bad_signature");
    expect(outbox.acks.due(9, 1_000)[0]).toEqual({ meterId: 1, slot: 10 });
  });
});

describe("the contract's registers win", () => {
  const registers = (slot: number, importTotalWh = BigInt(slot) * 100n) => [
    { meterId: 1, slot, importTotalWh, exportTotalWh: BigInt(slot) * 7n, flags: 0 },
  ];

  test("an empty store is built again from them", () => {
    expect(outbox.reconcile.bank(0, registers(20), 0)).toEqual({ ahead: 1, behind: 0 });
    expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 20 }]);
    expect(outbox.reconcile.missing(25)).toEqual([{ meterId: 1, from: 21, to: 25 }]);
  });

  test("what they include is not sent any more", () => {
    known(1);
    receive(0, ...[14, 15, 22, 23, 24].map((slot) => reading(1, slot)));
    outbox.reconcile.bank(0, registers(23), 0);
    // The contract may still know the registers of the eight slots before, so it judges these.
    expect(sendable(1_000)).toEqual(["1/15", "1/22", "1/24"]);
  });

  test("where they say something else of the last slot, the reading still goes to the contract, which tells its owner", () => {
    known(1);
    receive(0, reading(1, 10));
    outbox.reconcile.bank(0, registers(10, 5n), 0);
    expect(sendable(0)).toEqual(["1/10"]);
    expect(settle(0, "conflict").refused).toEqual([{ meterId: 1, slot: 10, verdict: "conflict" }]);
    outbox.reconcile.bank(0, registers(10, 5n), 0);
    expect(sendable(0)).toEqual([]);
  });

  test("what has more in an older slot than they have still goes to the contract", () => {
    known(1);
    receive(0, reading(1, 10), reading(1, 11, { exportTotalWh: 500n }), reading(1, 12));
    outbox.reconcile.bank(0, registers(30), 0);
    expect(sendable(0)).toEqual(["1/11"]);
  });

  test("what they do not hold is pending again, and not acknowledged", () => {
    known(1);
    receive(0, reading(1, 10), reading(1, 11));
    settle(0, "accepted");
    outbox.acks.published(outbox.acks.due(9, 0), 0);
    expect(outbox.reconcile.bank(0, registers(10), 0)).toEqual({ ahead: 0, behind: 1 });
    expect(sendable(0)).toEqual(["1/11"]);
    expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 10 }]);
    expect(outbox.reconcile.bank(0, [], 0)).toEqual({ ahead: 0, behind: 1 });
    expect(sendable(0)).toEqual(["1/10", "1/11"]);
  });
});

describe("what a meter says besides of a slot", () => {
  const other = (slot: number, importTotalWh = 99_999n) => reading(1, slot, { importTotalWh });
  const contested = (nowMs: number, limit = 100) => outbox.contested.next(limit, nowMs);

  test("goes to the chain behind the first, and only once that one is settled", () => {
    known(1);
    receive(0, reading(1, 10), other(10));
    expect(contested(0)).toEqual([]);
    const { attempt } = freeze(0);
    expect(attempt.readings).toBe(1);
    outbox.attempts.apply(attempt, 10, [{ meterId: 1, slot: 10, verdict: "accepted" }], 0, NEVER_FUTURE);
    expect(contested(0)).toEqual([other(10)]);
    expect(settle(0, "conflict")).toMatchObject({
      final: 0,
      refused: [],
      contested: [{ meterId: 1, slot: 10, verdict: "conflict" }],
    });
    expect(contested(1e9)).toEqual([]);
  });

  test("after its slot was settled goes there at once, be it of the last slot or of an older one with more", () => {
    outbox.reconcile.bank(0, [reading(1, 30), reading(2, 30)], 0);
    receive(0, other(30), reading(2, 3, { importTotalWh: 99_999n }));
    expect(places(contested(0))).toEqual(["1/30", "2/3"]);
  });

  test("of a slot of which the contract knows nothing any more costs nothing", () => {
    known(1);
    for (let slot = 10; slot < 20; slot += 1) {
      receive(0, reading(1, slot));
      settle(0, "accepted");
    }
    receive(0, other(10, 1_001n));
    expect(outbox.status().rejected).toBe(1);
    expect(contested(0)).toEqual([]);
  });

  test("is dropped when the first one counts for nothing: its meter is asked for it again", () => {
    known(1);
    receive(0, other(10), reading(1, 10));
    expect(settle(0, "bad_signature").resend).toEqual([{ meterId: 1, slot: 10 }]);
    receive(1, reading(1, 10));
    settle(1, "accepted");
    expect(contested(1e9)).toEqual([]);
  });

  test("is one of a meter, however much it says, and the next of another slot is one after a rest", () => {
    known(1);
    receive(0, reading(1, 10), reading(1, 11), reading(1, 12));
    settle(0, "accepted");
    for (let n = 0n; n < 100n; n += 1n) receive(0, other(12, 5_000n + n), other(11, 5_000n + n));
    expect(contested(0)).toEqual([other(11, 5_000n)]);
    settle(0, "conflict");
    for (const nowMs of [1, 9_999]) {
      receive(nowMs, other(12));
      expect(contested(nowMs)).toEqual([]);
    }
    receive(10_000, other(11));
    expect(contested(10_000)).toEqual([]);
    receive(10_000, other(12));
    expect(contested(10_000)).toEqual([other(12)]);
  });

  test("that somebody forged keeps what the meter signed from the chain no longer than a rest", () => {
    known(1);
    receive(0, reading(1, 10));
    settle(0, "accepted");
    receive(0, other(10, 1n));
    settle(0, "bad_signature");
    receive(10_000, other(10, 2n));
    expect(contested(10_000)).toEqual([other(10, 2n)]);
  });

  test("has its turn after those of other meters that came before it, a bounded number at once", () => {
    outbox.reconcile.bank(
      0,
      Array.from({ length: 100 }, (_, meterId) => reading(meterId, 30)),
      0,
    );
    for (let meterId = 99; meterId >= 0; meterId -= 1)
      receive(99 - meterId, reading(meterId, 30, { importTotalWh: 1n }));
    const first = contested(1_000);
    expect(first.map(({ meterId }) => meterId)).toEqual(Array.from({ length: 32 }, (_, n) => 99 - n));
    settle(1_000, "conflict");
    expect(contested(1_000)[0]?.meterId).toBe(67);
  });

  test("rests when its transaction failed, and not when it was in no block", () => {
    known(1);
    receive(0, reading(1, 10), other(10));
    settle(0, "accepted");
    outbox.attempts.giveBack(freeze(0).attempt, "dead", 60, "", 0, 10_000);
    outbox.attempts.giveBack(freeze(0).attempt, "unknown", 60, "", 0);
    expect(outbox.attempts.giveBack(freeze(0).attempt, "failed", 60, "", 0, 10_000)).toMatchObject({ contested: 1 });
    expect(contested(9_999)).toEqual([]);
    expect(outbox.heldUntil(0)).toBe(10_000);
    expect(contested(10_000)).toEqual([other(10)]);
  });

  test("is forgotten with its meter", () => {
    known(1);
    receive(0, reading(1, 10), other(10));
    outbox.reconcile.forget(() => true);
    known(1);
    receive(0, reading(1, 10));
    settle(0, "accepted");
    expect(contested(0)).toEqual([]);
  });
});

describe("a restart", () => {
  const hear = (nowMs: number, ...heard: ReturnType<typeof restart>[]) => outbox.receive(heard.map(incoming), nowMs);

  function freezeRestart(nowMs: number) {
    const carried = outbox.restarts.next();
    if (carried === undefined) throw new Error("no restart waits");
    const address = "watt1";
    const bytes = new Uint8Array(1);
    const attempt = outbox.attempts.freeze(
      {
        address,
        sequence: 1n,
        hash: `restart ${nowMs}`,
        bytes,
        signedAtHeight: 30,
        timeoutHeight: 50,
        frozenAtMs: nowMs,
      },
      { readings: [], restart: carried },
    );
    if (attempt === undefined) throw new Error("it was not frozen");
    return attempt;
  }

  test("waits until a transaction of its own carried it, and is known then", () => {
    known(1);
    expect(hear(0, restart(1, 20), restart(1, 20))).toEqual([
      { kind: "stored", gap: undefined },
      { kind: "duplicate", covered: false },
    ]);
    expect(outbox.restarts.next()).toEqual(restart(1, 20));
    const attempt = freezeRestart(0);
    expect(outbox.restarts.next()).toBeUndefined();
    expect(hear(0, restart(1, 21))).toEqual([{ kind: "duplicate", covered: false }]);
    outbox.attempts.apply(attempt, 10, [], 0, NEVER_FUTURE);
    expect(hear(0, restart(1, 20))).toEqual([{ kind: "duplicate", covered: false }]);
    expect(outbox.restarts.next()).toBeUndefined();
  });

  test("takes the place of one that was not yet sent", () => {
    known(1);
    hear(0, restart(1, 20), restart(1, 22));
    expect(outbox.restarts.next()).toEqual(restart(1, 22));
  });

  test("of a transaction that was never in a block is sent again; one that the contract refused is not, until it has rested", () => {
    known(1);
    hear(0, restart(1, 20));
    expect(outbox.attempts.giveBack(freezeRestart(0), "dead", 60, "", 0).restart).toEqual(restart(1, 20));
    expect(outbox.attempts.giveBack(freezeRestart(1), "failed", 60, "", 1).restart).toEqual(restart(1, 20));
    expect(outbox.restarts.next()).toBeUndefined();
    for (const other of [restart(1, 20), restart(1, 21)]) {
      expect(hear(10_000, other)).toMatchObject([{ kind: "rejected", rejection: { reason: "restart_rests" } }]);
    }
    expect(hear(10_001, restart(1, 20))).toEqual([{ kind: "stored", gap: undefined }]);
  });

  test("that was confirmed has readings count that went back before it", () => {
    known(1);
    receive(0, reading(1, 10));
    settle(0, "accepted");
    receive(0, reading(1, 11, { importTotalWh: 5n, exportTotalWh: 0n }));
    settle(0, "went_back");
    expect(sendable(0)).toEqual([]);
    outbox.reconcile.bank(0, [reading(1, 10)], 0);
    expect(sendable(0)).toEqual([]);
    receive(0, reading(1, 12, { importTotalWh: 6n, exportTotalWh: 0n }));
    settle(0, "went_back");
    outbox.reconcile.bank(0, [{ meterId: 1, slot: 11, importTotalWh: 5n, exportTotalWh: 0n, flags: 0 }], 0);
    expect(sendable(0)).toEqual(["1/12"]);
  });
});

describe("the store", () => {
  test("forgets what has been final for long, and still knows it", () => {
    known(1);
    receive(0, reading(1, 10));
    settle(1_000, "accepted");
    expect(outbox.prune(1_000)).toBe(0);
    expect(outbox.prune(1_001)).toBe(1);
    expect(receive(0, reading(1, 10))).toEqual([{ kind: "duplicate", covered: true }]);
  });

  test("forgets what was refused long ago", () => {
    known(1);
    receive(0, reading(1, 10));
    settle(1_000, "bad_signature");
    expect(outbox.prune(1_000)).toBe(0);
    expect(outbox.prune(1_001)).toBe(1);
    expect(outbox.status().setAside).toBe(0);
  });

  test("is on the disk when a commit returns", () => {
    const db = Database.open(join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db"));
    const FULL = 2;
    expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: FULL });
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    db.close();
  });

  test("of a newer relayer is refused", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    openOutbox(path, IDENTITY, OPTIONS).close();
    const db = new DatabaseSync(path);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => openOutbox(path, IDENTITY, OPTIONS)).toThrow(WrongStoreError);
  });

  test("of an older relayer keeps its attempts, of which the height at signing is not known", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    const db = new DatabaseSync(path);
    for (const migration of MIGRATIONS.slice(0, 2)) db.exec(migration);
    const add = `INSERT INTO attempt (state, address, sequence, hash, bytes, timeout_height, readings, frozen_at_ms, height)
      VALUES (?, 'watt1', ?, ?, x'07', 50, 0, 1, ?)`;
    db.prepare(add).run("applied", 1, "old", 40);
    db.prepare(add).run("in_flight", 2, "sent", null);
    db.exec("PRAGMA user_version = 2");
    db.close();
    const opened = openOutbox(path, IDENTITY, OPTIONS);
    const [attempt] = opened.attempts.inFlight();
    expect(attempt).toMatchObject({ attemptId: 2, hash: "sent", signedAtHeight: undefined, timeoutHeight: 50 });
    opened.attempts.giveBack(attempt as NonNullable<typeof attempt>, "unknown", 60, "not seen", 0);
    expect(opened.attempts.inFlight()).toEqual([]);
    opened.close();
  });

  test("of an older relayer keeps its readings, and those that were called quarantined are set aside", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    const old = new DatabaseSync(path);
    for (const migration of MIGRATIONS.slice(0, 4)) old.exec(migration);
    const add = old.prepare("INSERT INTO reading VALUES (7, ?, '18446744073709551615', '2', 1, x'07', ?, 5, ?, ?, ?)");
    add.run(1, "final", 3, "on_time", 9);
    add.run(2, "quarantined", 3, "bad_signature", 9);
    add.run(3, "in_flight", 4, null, null);
    add.run(4, "pending", null, null, null);
    const kept = old.prepare("SELECT * FROM reading ORDER BY slot").all();
    old.exec("PRAGMA user_version = 4");
    old.close();
    const opened = openOutbox(path, IDENTITY, OPTIONS);
    expect(opened.status()).toMatchObject({ setAside: 1, inFlight: 1, pending: 1 });
    opened.close();
    const db = new DatabaseSync(path);
    const added = { record: null, reason: null };
    const renamed = kept.map((row) => ({
      ...row,
      ...added,
      state: row.state === "quarantined" ? "set_aside" : row.state,
    }));
    expect(db.prepare("SELECT * FROM reading ORDER BY slot").all()).toEqual(renamed);
    const indexes =
      "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'reading' AND sql <> '' ORDER BY name";
    expect(
      db
        .prepare(indexes)
        .all()
        .map(({ name }) => name),
    ).toEqual(["reading_set_aside"]);
    db.close();
  });

  test("of an older relayer goes on as it was: what waits, what is under way, what meters have not heard", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    const old = new DatabaseSync(path);
    for (const migration of MIGRATIONS.slice(0, 9)) old.exec(migration);
    old.exec(`INSERT INTO meter VALUES (1, 12, 14, 5000, 10, 9, '1000', '70'), (300, 11, 11, NULL, NULL, NULL, NULL, NULL);
      INSERT INTO attempt (attempt_id, state, address, sequence, hash, bytes, signed_at_height, timeout_height, readings, frozen_at_ms)
        VALUES (7, 'in_flight', 'watt1', 3, 'AB', x'07', 30, 50, 2, 9)`);
    const add = old.prepare("INSERT INTO reading VALUES (?, ?, ?, ?, 0, zeroblob(64), ?, ?, ?, NULL, ?, NULL, NULL)");
    add.run(1, 10, "1000", "70", "final", 1, 6, 100);
    add.run(1, 11, "1100", "77", "in_flight", 2, 7, null);
    add.run(1, 12, "1200", "84", "pending", 3, null, null);
    add.run(1, 14, "1400", "98", "pending", 4, null, null);
    add.run(300, 11, "1100", "77", "in_flight", 5, 7, null);
    add.run(300, 10, "1000", "70", "set_aside", 6, 6, 200);
    old.exec("PRAGMA user_version = 9");
    old.close();
    outbox = openOutbox(path, IDENTITY, OPTIONS);
    const counts = { meters: 2, pending: 2, inFlight: 2, setAside: 1, heldMeters: 1, unackedMeters: 1 };
    expect(outbox.status()).toMatchObject({ ...counts, oldestReceivedAtMs: 2 });
    expect(outbox.acks.due(9, 0)).toEqual([{ meterId: 1, slot: 10 }]);
    expect(sendable(0)).toEqual([]);
    const [attempt] = outbox.attempts.inFlight();
    expect(attempt).toMatchObject({ attemptId: 7, sequence: 3n, readings: 2 });
    outbox.attempts.giveBack(attempt as NonNullable<typeof attempt>, "dead", 60, "in no block", 300);
    expect(sendable(0)).toEqual(["1/11", "300/11", "1/12"]);
    expect(sendable(5_000)).toEqual(["1/11", "300/11", "1/12", "1/14"]);
    expect(outbox.prune(150)).toBe(1);
    expect(outbox.prune(250)).toBe(1);
    expect(outbox.status().setAside).toBe(0);
    outbox.close();
  });

  test("that found no room on the disk is in memory as it is on the disk", () => {
    const path = join(mkdtempSync(join(tmpdir(), "wattmesh-outbox-")), "outbox.db");
    outbox = openOutbox(path, IDENTITY, OPTIONS);
    known(1, 2);
    receive(0, reading(1, 10));
    const { exec } = DatabaseSync.prototype;
    const full = vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (this: DatabaseSync, sql) {
      if (sql === "COMMIT") throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
      exec.call(this, sql);
    });
    expect(() => receive(0, reading(1, 11), reading(2, 10))).toThrow(DiskFullError);
    full.mockRestore();
    expect(sendable(0)).toEqual(["1/10"]);
    expect(outbox.status()).toMatchObject({ pending: 1 });
    expect(receive(0, reading(1, 11), reading(2, 10))).toMatchObject([{ kind: "stored" }, { kind: "stored" }]);
    expect(sendable(0)).toEqual(["1/10", "2/10", "1/11"]);
    outbox.close();
  });

  test("that fails is told from one that is full and from a defect", () => {
    const sqlite = (errcode: number) => Object.assign(new Error("x"), { errcode });
    const SQLITE_FULL = 13;
    const SQLITE_IOERR_FSYNC = 1_034;
    const SQLITE_CONSTRAINT_UNIQUE = 2_067;
    expect(storeError(sqlite(SQLITE_FULL))).toBeInstanceOf(DiskFullError);
    expect(storeError(sqlite(SQLITE_IOERR_FSYNC))).toBeInstanceOf(StoreFailedError);
    const defect = sqlite(SQLITE_CONSTRAINT_UNIQUE);
    expect(storeError(defect)).toBe(defect);
  });
});
