import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import type { Verdict } from "@wattmesh/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareAcks } from "../src/outbox/acks.ts";
import type { Attempt } from "../src/outbox/attempt.ts";
import type { Result } from "../src/outbox/attempts.ts";
import { Database } from "../src/outbox/database.ts";
import { Memory } from "../src/outbox/memory.ts";
import { type Outbox, openOutbox } from "../src/outbox/outbox.ts";
import type { Registers } from "../src/outbox/reconcile.ts";
import { prepareSelect } from "../src/outbox/select.ts";
import { type Kind, MOVES, type Move } from "../src/outbox/states.ts";
import { readStatus } from "../src/outbox/status.ts";
import type { Reading } from "../src/reading/reading.ts";
import { incoming, reading, restart } from "./support/readings.ts";

const IDENTITY = { chainId: "model-1", contract: "watt1metering" };
const OPTIONS = { gapWaitMs: 0, setAsideMs: 10, rejectedKept: 10, maxWaiting: 6 };
const METERS = 3;
const SLOTS = 12;
const RUNS = 120;
const SEED = 20_261_129;

/** The state of everything in the store, by kind and key. */
type Snapshot = ReadonlyMap<string, { readonly kind: Kind; readonly state: string; readonly rest: string }>;

/** As many as a walk has in flight at once. */
const MOST_IN_FLIGHT = 3;

const ROWS: Record<Kind, string> = {
  reading: "SELECT meter_id || '/' || slot AS key, state, attempt_id || '' AS rest FROM reading",
  attempt: "SELECT attempt_id AS key, state, '' AS rest FROM attempt",
  contested:
    "SELECT meter_id AS key, state, slot || ' ' || import_total_wh || ' ' || received_at_ms AS rest FROM contested",
  restart: "SELECT meter_id AS key, state, slot || ' ' || hex(signature) AS rest FROM restart",
};

/** The names of the moves that each verb of the store may make. */
const BY_VERB = {
  receive: {
    reading: ["received", "repeated", "forgotten"],
    contested: ["heard", "replaced"],
    restart: ["heard", "replaced"],
  },
  freeze: { reading: ["frozen"], attempt: ["frozen"], contested: ["frozen"], restart: ["frozen"] },
  apply: {
    reading: ["counted", "refused", "postponed", "returned"],
    attempt: ["applied"],
    contested: ["told", "returned", "dropped"],
    restart: ["sent"],
  },
  disprove: { reading: ["disproved"], contested: ["dropped"] },
  failed: { reading: ["returned"], attempt: ["failed"], contested: ["returned"], restart: ["refused"] },
  dead: { reading: ["returned"], attempt: ["dead"], contested: ["returned"], restart: ["returned"] },
  unknown: { reading: ["returned"], attempt: ["unknown"], contested: ["returned"], restart: ["refused"] },
  reconcile: { reading: ["covered", "reopened", "restarted"] },
  forget: { reading: ["disowned"], contested: ["disowned"], restart: ["disowned"] },
  replay: { reading: ["replayed"] },
  prune: { reading: ["forgotten"] },
  die: {},
} as const satisfies Record<string, Partial<Record<Kind, readonly string[]>>>;

type Verb = keyof typeof BY_VERB;

/** All moves that were seen, of all walks. */
const seen = new Set<string>();

/** A store that is looked at, from another connection, after each verb. */
class Walk {
  outbox: Outbox;
  nowMs = 0;
  /** Attempts in flight, in order, with what each carries. */
  readonly attempts: { readonly attempt: Attempt; readonly carried: readonly Reading[] }[] = [];
  readonly #path = join(mkdtempSync(join(tmpdir(), "wattmesh-states-")), "outbox.db");
  readonly #looking: DatabaseSync;
  /** Another one that reads the same disk. */
  readonly #onDisk;
  #before: Snapshot = new Map();
  #sequence = 0n;

  constructor() {
    this.outbox = openOutbox(this.#path, IDENTITY, OPTIONS);
    this.#looking = new DatabaseSync(this.#path, { readOnly: true });
    const db = Database.openReadOnly(this.#path);
    const memory = new Memory(db);
    this.#onDisk = {
      memory,
      status: () => readStatus(db),
      ...prepareSelect(db, memory),
      ...prepareAcks(db, memory),
      close: () => db.close(),
    };
  }

  close(): void {
    this.#looking.close();
    this.#onDisk.close();
    this.outbox.close();
  }

  /** Does something, and holds each change against the table. */
  step(verb: Verb, work: () => void): void {
    this.nowMs += 3;
    work();
    const after = this.#look();
    const moves: Partial<Record<Kind, readonly string[]>> = BY_VERB[verb];
    for (const key of new Set([...this.#before.keys(), ...after.keys()])) {
      const [from, to] = [this.#before.get(key), after.get(key)];
      const kind = (to ?? from)?.kind as Kind;
      const isSame = from?.state === to?.state && (from?.rest === to?.rest || kind === "reading");
      if (isSame) continue;
      const name = (moves[kind] ?? []).find((one) => isMove(kind, one, from?.state, to?.state));
      expect({ verb, kind, from: from?.state, to: to?.state, name }).toMatchObject({ name: expect.any(String) });
      seen.add(`${kind} ${name}`);
    }
    this.#check(after);
    this.#compareWithDisk();
    this.#before = after;
  }

  /** What the outbox keeps in memory is what another one would read from the disk. */
  #compareWithDisk(): void {
    this.#onDisk.memory.reload();
    const { status, select, heldUntil, due } = this.#onDisk;
    expect(this.outbox.status()).toEqual(status());
    for (const liveFrom of [0, SLOTS / 2]) {
      const expected = select(3, liveFrom, this.nowMs);
      expect(this.outbox.select(3, liveFrom, this.nowMs)).toEqual(expected);
    }
    expect(this.outbox.heldUntil(this.nowMs)).toEqual(heldUntil(this.nowMs));
    expect(this.outbox.acks.due(METERS, this.nowMs)).toEqual(due(METERS, this.nowMs));
  }

  /** The process ends without a word, and another takes up the store. */
  die(): void {
    this.step("die", () => {
      this.outbox.close();
      this.outbox = openOutbox(this.#path, IDENTITY, OPTIONS);
      const bare = (attempt: Attempt) => ({ ...attempt, bytes: [...attempt.bytes] });
      expect(this.outbox.attempts.inFlight().map(bare)).toEqual(this.attempts.map(({ attempt }) => bare(attempt)));
    });
  }

  freeze(withRestart: boolean): void {
    const carried = withRestart ? this.outbox.restarts.next() : undefined;
    const underWay = this.attempts.reduce((sum, { carried }) => sum + carried.length, 0);
    const readings = carried === undefined ? this.outbox.select(5, 0, this.nowMs, underWay) : [];
    const contested = carried === undefined ? this.outbox.contested.next(2, this.nowMs) : [];
    const isFull = this.attempts.length === MOST_IN_FLIGHT || (carried !== undefined && this.attempts.length > 0);
    if (isFull || readings.length + contested.length + (carried === undefined ? 0 : 1) === 0) return;
    const under = new Set(this.attempts.flatMap(({ carried }) => carried.map(({ meterId }) => meterId)));
    expect(readings.filter(({ meterId }) => under.has(meterId) && this.#isUnderWay(meterId))).toEqual([]);
    this.#sequence += 1n;
    this.step("freeze", () => {
      const attempt = this.outbox.attempts.freeze(
        {
          address: "watt1",
          sequence: this.#sequence,
          hash: `hash ${this.#sequence}`,
          bytes: Uint8Array.of(Number(this.#sequence)),
          signedAtHeight: 1,
          timeoutHeight: 9,
          frozenAtMs: this.nowMs,
        },
        { readings, contested, restart: carried },
      );
      expect(attempt).toBeDefined();
      this.attempts.push({ attempt: attempt as Attempt, carried: [...readings, ...contested] });
    });
  }

  end(verb: "apply" | Exclude<Result, "applied">, verdicts: readonly (Verdict | undefined)[]): void {
    const [{ attempt, carried } = { attempt: undefined, carried: [] }] = this.attempts;
    if (attempt === undefined) return;
    this.step(verb, () => {
      if (verb === "apply") {
        const said = carried.flatMap(({ meterId, slot }, n) => {
          const verdict = verdicts[n % Math.max(1, verdicts.length)];
          return verdict === undefined ? [] : [{ meterId, slot, verdict }];
        });
        this.outbox.attempts.apply(attempt, 5, said, this.nowMs, () => this.nowMs);
      } else {
        this.outbox.attempts.giveBack(attempt, verb, 9, "", this.nowMs);
      }
      this.attempts.shift();
    });
  }

  /** Whether a reading of the meter is in flight. */
  #isUnderWay(meterId: number): boolean {
    const sql = "SELECT 1 FROM reading WHERE meter_id = ? AND state = 'in_flight'";
    return this.#looking.prepare(sql).get(meterId) !== undefined;
  }

  /** What is in flight belongs to one of the attempts in flight, and each of them carries something. */
  #check(snapshot: Snapshot): void {
    const inFlight = [...snapshot].filter(([, { state }]) => state === "in_flight");
    const attempts = inFlight.filter(([, { kind }]) => kind === "attempt").map(([key]) => key);
    const ids = this.attempts.map(({ attempt }) => String(attempt.attemptId));
    expect(attempts.toSorted()).toEqual(ids.map((id) => `attempt ${id}`).toSorted());
    const carried = inFlight.filter(([, { kind }]) => kind === "reading").map(([, { rest }]) => rest);
    for (const id of carried) expect(ids).toContain(id);
    expect(inFlight.length - attempts.length >= attempts.length).toBe(true);
  }

  #look(): Snapshot {
    return new Map(
      (Object.keys(ROWS) as Kind[]).flatMap((kind) =>
        this.#looking
          .prepare(ROWS[kind])
          .all()
          .map(
            ({ key, state, rest }) => [`${kind} ${key}`, { kind, state: String(state), rest: String(rest) }] as const,
          ),
      ),
    );
  }
}

function isMove(kind: Kind, name: string, from: string | undefined, to: string | undefined): boolean {
  const move = (MOVES[kind] as Record<string, Move>)[name] as Move;
  return move.to === to && (from === undefined ? move.from.length === 0 : move.from.includes(from));
}

const meter = fc.nat({ max: METERS - 1 });
const slot = fc.nat({ max: SLOTS - 1 });
/** Readings that agree with one another, and some that do not. */
const said = fc
  .record({ meter, slot, other: fc.nat({ max: 9 }) })
  .map(({ meter, slot, other }) =>
    reading(meter, slot, other < 3 ? { importTotalWh: BigInt(slot * 100 + other) } : {}),
  );
const verdict = fc.constantFrom<(Verdict | undefined)[]>(
  "accepted",
  "accepted",
  "superseded",
  "conflict",
  "bad_signature",
  "went_back",
  "too_soon",
  "future",
  undefined,
);

/** What may happen to a store next. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(said, { minLength: 1, maxLength: 4 }).map((all) => (walk: Walk) => {
      walk.step("receive", () => void walk.outbox.receive(all.map(incoming), walk.nowMs));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(meter, slot, fc.integer({ min: 1, max: 3 })).map(([id, at, signed]) => (walk: Walk) => {
      walk.step("receive", () => void walk.outbox.receive([incoming(restart(id, at, signed))], walk.nowMs));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(meter, slot).map(([meterId, at]) => (walk: Walk) => {
      const refused = { meterId, slot: at, verdict: "bad_signature" as const };
      walk.step("disprove", () => void walk.outbox.attempts.disprove([refused], walk.nowMs));
    }),
  },
  { weight: 5, arbitrary: fc.boolean().map((withRestart) => (walk: Walk) => walk.freeze(withRestart)) },
  {
    weight: 5,
    arbitrary: fc
      .array(verdict, { minLength: 1, maxLength: 5 })
      .map((verdicts) => (walk: Walk) => walk.end("apply", verdicts)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Exclude<Result, "applied">[]>("failed", "dead", "unknown")
      .map((result) => (walk: Walk) => walk.end(result, [])),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.tuple(slot, fc.boolean()), { maxLength: METERS }).map((all) => (walk: Walk) => {
      if (walk.attempts.length > 0) return;
      const registers = all.map(([at, isOther], id): Registers => {
        const { signature: _, ...one } = reading(id, at, isOther ? { importTotalWh: BigInt(at * 100 + 1) } : {});
        return one;
      });
      walk.step("reconcile", () => void walk.outbox.reconcile.bank(0, registers, walk.nowMs));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 8 }).map((which) => (walk: Walk) => {
      if (walk.attempts.length > 0) return;
      walk.step("forget", () => walk.outbox.reconcile.forget((id) => id === which));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 40 }).map((agoMs) => (walk: Walk) => {
      walk.step("prune", () => void walk.outbox.prune(walk.nowMs - agoMs));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(meter, fc.option(slot, { nil: undefined })).map(([id, at]) => (walk: Walk) => {
      walk.step("replay", () => void walk.outbox.replay(id, at));
    }),
  },
  { weight: 1, arbitrary: fc.constant((walk: Walk) => walk.die()) },
);

describe("the states of the store", () => {
  beforeAll(() => seen.clear());

  test("change only as the table says, by the verbs that it says, wherever the process dies", {
    timeout: 180_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 20, maxLength: 60, size: "max" }), (happenings) => {
        const walk = new Walk();
        try {
          for (const happen of happenings) happen(walk);
        } finally {
          walk.close();
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    const all = Object.entries(MOVES).flatMap(([kind, moves]) => Object.keys(moves).map((name) => `${kind} ${name}`));
    // Ten thousand attempts are too many to walk.
    expect([...seen].toSorted()).toEqual(all.filter((name) => name !== "attempt forgotten").toSorted());
  });

  test("are in the handbook as they are in the code", () => {
    const handbook = readFileSync(fileURLToPath(new URL("../../docs/operators/relayer.md", import.meta.url)), "utf8");
    for (const [kind, moves] of Object.entries(MOVES)) {
      const rows = Object.entries(moves as Record<string, Move>).map(
        ([name, { from, to, why }]) => `| ${kind} | ${name} | ${from.join(", ") || "new"} | ${to ?? "gone"} | ${why} |`,
      );
      expect(handbook).toContain(rows.join("\n"));
    }
  });
});

afterAll(() => seen.clear());
