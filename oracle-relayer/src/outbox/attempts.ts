import { bankOf, indexInBank, meterIdAt } from "@wattmesh/client";
import type { Reading } from "../reading/reading.ts";
import type { Restart } from "../reading/restart.ts";
import type { Attempt } from "./attempt.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import { prepareGaps } from "./gaps.ts";
import { isFinal, type Judgement } from "./judgement.ts";
import type { Memory } from "./memory.ts";
import { type Cell, Indexes, Places, runsOf, spanOf } from "./places.ts";
import { prepareRestarts } from "./restarts.ts";
import { move } from "./states.ts";

export type NewAttempt = Omit<Attempt, "attemptId" | "readings">;

/** How an attempt ends: in a block with code 0, in a block with another, in no block, or in a block that nobody can look at any more, or in none. */
export type Result = "applied" | "failed" | "dead" | "unknown";

/** The key of a reading in the outbox. */
export interface ReadingKey {
  readonly meterId: number;
  readonly slot: number;
}

/** The contract's word on one reading of an attempt. */
export interface ReadingVerdict extends ReadingKey {
  readonly verdict: Judgement;
  /** What is wrong with a record. */
  readonly reason?: string | undefined;
}

/** The outcome of an applied attempt, for logs and metrics. */
export interface Applied {
  readonly final: number;
  readonly setAside: ReadonlyMap<Judgement, number>;
  readonly deferred: number;
  /** The readings that the contract refused for good. */
  readonly refused: readonly ReadingVerdict[];
  /** The contract's word on readings that differ from what was taken of their slots. */
  readonly contested: readonly ReadingVerdict[];
  /** Readings for which refused content had kept out other content of the same meter and slot: meters are asked for them again. */
  readonly resend: readonly ReadingKey[];
}

/** What an attempt carries. */
export interface Cargo {
  readonly readings: readonly Reading[];
  /** Readings that differ from what was taken of their slots. */
  readonly contested?: readonly Reading[];
  readonly restart?: Restart | undefined;
}

/** What an attempt carried that failed or died. */
export interface GivenBack {
  readonly readings: readonly ReadingKey[];
  readonly contested: number;
  readonly restart: Restart | undefined;
}

const KEPT_ATTEMPTS = 10_000;

/** The life of an attempt: frozen, then applied, failed, dead or unknown. Of a key one of each sequence is in flight. */
export function prepareAttempts(db: Database, memory: Memory) {
  const gaps = prepareGaps(db, memory);
  const restarts = prepareRestarts(db);
  const contested = prepareContested(db);
  const add = db.prepare(
    `INSERT INTO attempt (state, address, sequence, hash, bytes, signed_at_height, timeout_height, readings, frozen_at_ms)
     VALUES ('in_flight', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const frozen = move("reading", "frozen");
  const markInFlight = db.prepare(
    `UPDATE reading SET ${frozen.set}, attempt_id = ? WHERE slot = ? AND meter_id BETWEEN ? AND ? AND ${frozen.where}`,
  );
  const prepareClose = (result: Result) => {
    const { set, where } = move("attempt", result);
    return db.prepare(
      `UPDATE attempt SET ${set}, bytes = NULL, decided_at_ms = ?, height = ?, outcome = ? WHERE attempt_id = ? AND ${where}`,
    );
  };
  const close = {
    applied: prepareClose("applied"),
    failed: prepareClose("failed"),
    dead: prepareClose("dead"),
    unknown: prepareClose("unknown"),
  };
  const returned = move("reading", "returned");
  const putBack = db.prepare(
    `UPDATE reading SET ${returned.set} WHERE slot = ? AND meter_id BETWEEN ? AND ? AND attempt_id = ? AND ${returned.where}`,
  );
  const prepareDecide = (name: "counted" | "postponed" | "refused") => {
    const { set, where } = move("reading", name);
    return db.prepare(
      `UPDATE reading SET ${set}, verdict = ?, reason = ?, decided_at_ms = ?
       WHERE slot = ? AND meter_id BETWEEN ? AND ? AND attempt_id = ? AND ${where}`,
    );
  };
  const decide = {
    counted: prepareDecide("counted"),
    postponed: prepareDecide("postponed"),
    refused: prepareDecide("refused"),
  };
  const disproved = move("reading", "disproved");
  const putAside = db.prepare(
    `UPDATE reading SET ${disproved.set}, verdict = ?, reason = ?, decided_at_ms = ? WHERE meter_id = ? AND slot = ? AND ${disproved.where}`,
  );
  const reached = db.prepare(
    `UPDATE meter SET final_slot = r.slot, final_import_wh = r.import_total_wh, final_export_wh = r.export_total_wh
     FROM reading r
     WHERE r.slot = ? AND r.meter_id BETWEEN ? AND ? AND r.attempt_id = ? AND r.state = 'final'
       AND meter.meter_id = r.meter_id AND ifnull(meter.final_slot, -1) < r.slot`,
  );
  const tellAgain = db.prepare("UPDATE meter SET acked_slot = NULL WHERE meter_id = ?");
  const conflicted = db.prepare("SELECT 1 FROM rejected WHERE meter_id = ? AND slot = ? AND reason = 'conflict'");
  const forget = db.prepare("DELETE FROM attempt WHERE attempt_id <= ? AND state <> 'in_flight'");
  const meet = db.prepare(
    "INSERT INTO property VALUES ('applied_height', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );

  /** The attempts whose outcome is not known yet, in the order in which they were signed: those of a former key first. */
  const inFlight = (): Attempt[] => memory.attempts;

  /** Stores the signed bytes and marks what they carry in flight; `undefined` when something of it is not pending any more. */
  function freeze(attempt: NewAttempt, cargo: Cargo): Attempt | undefined {
    const { readings, contested: others = [], restart } = cargo;
    const { address, sequence, hash, bytes, signedAtHeight = null, timeoutHeight, frozenAtMs } = attempt;
    if (!readings.every(({ meterId, slot }) => memory.pending.has(meterId, slot))) return undefined;
    const places = new Places();
    for (const { meterId, slot } of readings) places.add(meterId, slot);
    try {
      return db.transaction(() => {
        const heights = [signedAtHeight, timeoutHeight] as const;
        const count = readings.length + others.length;
        const added = add.run(address, sequence, hash, bytes, ...heights, count, frozenAtMs);
        const attemptId = Number(added.lastInsertRowid);
        if (!others.every((reading) => contested.freeze(attemptId, reading))) {
          throw new NotPending();
        }
        if (restart !== undefined && !restarts.freeze(attemptId, restart)) {
          throw new NotPending();
        }
        for (const cell of places.cells()) freezeCell(attemptId, cell);
        const frozenAttempt = { ...attempt, attemptId, readings: count };
        memory.frozen(frozenAttempt, places.cells());
        forget.run(attemptId - KEPT_ATTEMPTS);
        return frozenAttempt;
      });
    } catch (error) {
      if (error instanceof NotPending) {
        return undefined;
      }
      throw error;
    }
  }

  function freezeCell(attemptId: number, cell: Cell): void {
    const pending = memory.pending.at(cell.slot, cell.bank) ?? new Indexes();
    for (const { from, to, count } of runsOf(cell, pending)) {
      const { changes } = markInFlight.run(attemptId, cell.slot, from, to);
      if (changes !== count)
        throw new Error(`${changes} of ${count} readings of slot ${cell.slot} are pending on the disk`);
    }
    for (const index of cell.indexes) gaps.giveUp(meterIdAt(cell.bank, index), cell.slot);
  }

  /** The transaction is in a block and succeeded: each reading gets its verdict. Readings without one are pending again. */
  function apply(
    attempt: Attempt,
    height: number,
    verdicts: readonly ReadingVerdict[],
    nowMs: number,
    againAtMs: (slot: number, verdict: Again) => number,
  ): Applied {
    const { attemptId } = attempt;
    return db.transaction(() => {
      let final = 0;
      let deferred = 0;
      const setAside = new Map<Judgement, number>();
      const refused: ReadingVerdict[] = [];
      const resend: ReadingKey[] = [];
      const { sentences, others } = sortOut(memory.carriedBy(attemptId), verdicts);
      const judged = others.filter(({ meterId, slot, verdict }) =>
        contested.decide(attemptId, meterId, slot, verdict, nowMs),
      );
      for (const sentence of sentences) {
        const { slot, indexes, verdict, reason } = sentence;
        const meterIds = [...indexes].map((index) => meterIdAt(sentence.bank, index));
        if (isFinal(verdict)) {
          count(attemptId, sentence, nowMs);
          final += meterIds.length;
        } else if (countsLater(verdict)) {
          decideAll("postponed", attemptId, sentence, nowMs);
          memory.returned(attemptId, sentence);
          deferred += meterIds.length;
          for (const meterId of meterIds) gaps.hold(meterId, slot, againAtMs(slot, verdict));
        } else {
          decideAll("refused", attemptId, sentence, nowMs);
          memory.settled(attemptId, sentence, "set_aside", nowMs);
          setAside.set(verdict, (setAside.get(verdict) ?? 0) + meterIds.length);
          for (const meterId of meterIds) {
            refused.push({ meterId, slot, verdict, reason });
            if (makeRoom(meterId, slot)) resend.push({ meterId, slot });
          }
        }
      }
      deferred += putBackAll(attemptId).length;
      contested.giveBack(attemptId, nowMs);
      restarts.decide(attemptId, "sent", nowMs);
      close.applied.run(nowMs, height, null, attemptId);
      memory.attemptEnded(attemptId);
      meet.run(String(height));
      return { final, setAside, deferred, refused, contested: judged, resend };
    });
  }

  /** Writes a verdict on readings that the attempt carries, which are all in one cell. */
  function decideAll(name: keyof typeof decide, attemptId: number, sentence: Sentence, nowMs: number): void {
    const others = memory.carriedBy(attemptId).at(sentence.slot, sentence.bank) ?? new Indexes();
    for (const { from, to } of runsOf(sentence, others)) {
      decide[name].run(sentence.verdict, sentence.reason ?? null, nowMs, sentence.slot, from, to, attemptId);
    }
  }

  function count(attemptId: number, sentence: Sentence, nowMs: number): void {
    const { slot, bank, indexes } = sentence;
    decideAll("counted", attemptId, sentence, nowMs);
    memory.settled(attemptId, sentence, "final", nowMs);
    const { from, to } = spanOf(sentence);
    reached.run(slot, from, to, attemptId);
    for (const index of indexes) {
      const meterId = meterIdAt(bank, index);
      const finalSlot = memory.meter(meterId)?.finalSlot ?? -1;
      if (finalSlot < slot) {
        memory.reached(meterId, slot);
      } else {
        // An older reading than the final one: its meter has not heard of that.
        tellAgain.run(meterId);
        memory.told(meterId, null);
      }
    }
  }

  /** What an attempt still carries is pending again. */
  function putBackAll(attemptId: number): ReadingKey[] {
    return [...memory.carriedBy(attemptId).cells()].flatMap((cell) => {
      const { from, to } = spanOf(cell);
      putBack.run(cell.slot, from, to, attemptId);
      const keys = [...cell.indexes].map((index) => ({ meterId: meterIdAt(cell.bank, index), slot: cell.slot }));
      memory.returned(attemptId, { ...cell, indexes: Indexes.of(cell.indexes) });
      return keys;
    });
  }

  /** What was refused keeps nothing out any more; whether it has, so that its meter is to say that again. */
  function makeRoom(meterId: number, slot: number): boolean {
    contested.forget(meterId, slot);
    return conflicted.get(meterId, slot) !== undefined;
  }

  /** Sets records aside that the contract would refuse, and drops those that contradict others. What meters are asked for again is returned. */
  function disprove(records: readonly ReadingVerdict[], nowMs: number): ReadingKey[] {
    return db.transaction(() =>
      records.flatMap(({ meterId, slot, verdict, reason }) => {
        const isPending = putAside.run(verdict, reason ?? null, nowMs, meterId, slot).changes === 1;
        if (isPending) memory.decided(meterId, slot, "set_aside", nowMs);
        const keptOut = makeRoom(meterId, slot);
        return isPending && keptOut ? [{ meterId, slot }] : [];
      }),
    );
  }

  /**
   * The transaction is in a block and failed, can come into none any more, or nobody knows: its readings, which are returned, are pending again. A restart is
   * so only when the transaction can come into none. After one that failed, `restMs` pass before what is contested goes again.
   */
  function giveBack(
    attempt: Attempt,
    state: Exclude<Result, "applied">,
    height: number,
    outcome: string,
    nowMs: number,
    restMs = 0,
  ): GivenBack {
    return db.transaction(() => {
      const readings = putBackAll(attempt.attemptId);
      close[state].run(nowMs, height, outcome.slice(0, 2000), attempt.attemptId);
      const restart = restarts.decide(attempt.attemptId, state === "dead" ? "returned" : "refused", nowMs);
      const others = contested.giveBack(attempt.attemptId, state === "failed" ? nowMs + restMs : nowMs);
      memory.attemptEnded(attempt.attemptId);
      return { readings, contested: others, restart };
    });
  }

  /** Sends nothing of a meter from `slot` on until `untilMs`. */
  const hold = (meterId: number, slot: number, untilMs: number) =>
    db.transaction(() => gaps.hold(meterId, slot, untilMs));

  return { inFlight, freeze, apply, giveBack, hold, disprove };
}

/** Verdicts of readings that count when they are sent again later. */
export type Again = Extract<Judgement, "future" | "too_soon">;

const countsLater = (verdict: Judgement): verdict is Again => verdict === "future" || verdict === "too_soon";

class NotPending extends Error {}

/** One verdict on readings of a cell. */
interface Sentence extends Cell {
  readonly verdict: Judgement;
  readonly reason: string | undefined;
}

/** Verdicts on what an attempt carries, those that follow each other together, and verdicts on anything else. Of several on one reading the first counts. */
function sortOut(carried: Places, verdicts: readonly ReadingVerdict[]) {
  const seen = new Places();
  const sentences: Sentence[] = [];
  const others: ReadingVerdict[] = [];
  let last: Sentence | undefined;
  for (const said of verdicts) {
    const { meterId, slot, verdict, reason } = said;
    if (!carried.has(meterId, slot) || !seen.add(meterId, slot)) {
      others.push(said);
      continue;
    }
    const bank = bankOf(meterId);
    if (last?.slot !== slot || last.bank !== bank || last.verdict !== verdict || last.reason !== reason) {
      last = { slot, bank, verdict, reason, indexes: new Indexes() };
      sentences.push(last);
    }
    last.indexes.add(indexInBank(meterId));
  }
  return { sentences, others };
}
