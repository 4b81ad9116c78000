import type { Reading } from "../reading/reading.ts";
import type { Restart } from "../reading/restart.ts";
import { prepareContested } from "./contested.ts";
import type { Database } from "./database.ts";
import { prepareGaps } from "./gaps.ts";
import { isFinal, type Judgement } from "./judgement.ts";
import { prepareRestarts } from "./restarts.ts";
import { move } from "./states.ts";

/** A transaction that was signed for readings. Its bytes are stored before anybody else can have seen them. */
export interface Attempt {
  readonly attemptId: number;
  readonly address: string;
  readonly sequence: bigint;
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** The chain's height when it was signed; `undefined` when an older relayer signed it. */
  readonly signedAtHeight: number | undefined;
  readonly timeoutHeight: number;
  readonly readings: number;
  readonly frozenAtMs: number;
}

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

interface AttemptRow {
  attempt_id: number;
  address: string;
  sequence: number;
  hash: string;
  bytes: Uint8Array;
  signed_at_height: number | null;
  timeout_height: number;
  readings: number;
  frozen_at_ms: number;
}

/** The life of an attempt: frozen, then applied, failed, dead or unknown. Of a key one of each sequence is in flight. */
export function prepareAttempts(db: Database) {
  const gaps = prepareGaps(db);
  const restarts = prepareRestarts(db);
  const contested = prepareContested(db);
  const find = db.prepare("SELECT * FROM attempt WHERE state = 'in_flight' ORDER BY attempt_id");
  const add = db.prepare(
    `INSERT INTO attempt (state, address, sequence, hash, bytes, signed_at_height, timeout_height, readings, frozen_at_ms)
     VALUES ('in_flight', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const frozen = move("reading", "frozen");
  const markInFlight = db.prepare(
    `UPDATE reading SET ${frozen.set}, attempt_id = ? WHERE meter_id = ? AND slot = ? AND ${frozen.where}`,
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
  const putBack = db.prepare(`UPDATE reading SET ${returned.set} WHERE attempt_id = ? AND ${returned.where}`);
  const carried = db.prepare("SELECT meter_id, slot FROM reading WHERE attempt_id = ? AND state = 'in_flight'");
  const prepareDecide = (name: "counted" | "postponed" | "refused") => {
    const { set, where } = move("reading", name);
    return db.prepare(
      `UPDATE reading SET ${set}, verdict = ?, reason = ?, decided_at_ms = ?
       WHERE meter_id = ? AND slot = ? AND attempt_id = ? AND ${where}`,
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
    `UPDATE meter SET (final_slot, final_import_wh, final_export_wh) =
       (SELECT slot, import_total_wh, export_total_wh FROM reading WHERE meter_id = :meterId AND slot = :slot)
     WHERE meter_id = :meterId AND ifnull(final_slot, -1) < :slot`,
  );
  const tellAgain = db.prepare("UPDATE meter SET acked_slot = NULL WHERE meter_id = ?");
  const conflicted = db.prepare("SELECT 1 FROM rejected WHERE meter_id = ? AND slot = ? AND reason = 'conflict'");
  const forget = db.prepare("DELETE FROM attempt WHERE attempt_id <= ? AND state <> 'in_flight'");
  const meet = db.prepare(
    "INSERT INTO property VALUES ('applied_height', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );

  /** The attempts whose outcome is not known yet, in the order in which they were signed: those of a former key first. */
  function inFlight(): Attempt[] {
    return (find.all() as unknown as AttemptRow[]).map((row) => ({
      attemptId: row.attempt_id,
      address: row.address,
      sequence: BigInt(row.sequence),
      hash: row.hash,
      bytes: row.bytes,
      signedAtHeight: row.signed_at_height ?? undefined,
      timeoutHeight: row.timeout_height,
      readings: row.readings,
      frozenAtMs: row.frozen_at_ms,
    }));
  }

  /** Stores the signed bytes and marks what they carry in flight; `undefined` when something of it is not pending any more. */
  function freeze(attempt: NewAttempt, cargo: Cargo): Attempt | undefined {
    const { readings, contested: others = [], restart } = cargo;
    const { address, sequence, hash, bytes, signedAtHeight = null, timeoutHeight, frozenAtMs } = attempt;
    try {
      return db.transaction(() => {
        const heights = [signedAtHeight, timeoutHeight] as const;
        const count = readings.length + others.length;
        const added = add.run(address, sequence, hash, bytes, ...heights, count, frozenAtMs);
        const attemptId = Number(added.lastInsertRowid);
        for (const { meterId, slot } of readings) {
          if (markInFlight.run(attemptId, meterId, slot).changes !== 1) {
            throw new NotPending();
          }
          gaps.giveUp(meterId, slot);
        }
        if (!others.every((reading) => contested.freeze(attemptId, reading))) {
          throw new NotPending();
        }
        if (restart !== undefined && !restarts.freeze(attemptId, restart)) {
          throw new NotPending();
        }
        forget.run(attemptId - KEPT_ATTEMPTS);
        return { ...attempt, attemptId, readings: count };
      });
    } catch (error) {
      if (error instanceof NotPending) {
        return undefined;
      }
      throw error;
    }
  }

  /** The transaction is in a block and succeeded: each reading gets its verdict. Readings without one are pending again. */
  function apply(
    attempt: Attempt,
    height: number,
    verdicts: readonly ReadingVerdict[],
    nowMs: number,
    againAtMs: (slot: number, verdict: Again) => number,
  ): Applied {
    return db.transaction(() => {
      let final = 0;
      let deferred = 0;
      const setAside = new Map<Judgement, number>();
      const refused: ReadingVerdict[] = [];
      const resend: ReadingKey[] = [];
      const judged: ReadingVerdict[] = [];
      for (const { meterId, slot, verdict, reason } of verdicts) {
        const isAgain = countsLater(verdict);
        const became = isFinal(verdict) ? "counted" : isAgain ? "postponed" : "refused";
        const key = [meterId, slot, attempt.attemptId] as const;
        if (decide[became].run(verdict, reason ?? null, nowMs, ...key).changes !== 1) {
          if (contested.decide(attempt.attemptId, meterId, slot, verdict, nowMs))
            judged.push({ meterId, slot, verdict, reason });
          continue;
        }
        if (became === "counted") {
          final += 1;
          // An older reading than the final one: its meter has not heard of that.
          if (reached.run({ meterId, slot }).changes === 0) tellAgain.run(meterId);
        } else if (isAgain) {
          deferred += 1;
          gaps.hold(meterId, slot, againAtMs(slot, verdict));
        } else {
          setAside.set(verdict, (setAside.get(verdict) ?? 0) + 1);
          refused.push({ meterId, slot, verdict, reason });
          if (makeRoom(meterId, slot)) resend.push({ meterId, slot });
        }
      }
      deferred += Number(putBack.run(attempt.attemptId).changes);
      contested.giveBack(attempt.attemptId, nowMs);
      restarts.decide(attempt.attemptId, "sent", nowMs);
      close.applied.run(nowMs, height, null, attempt.attemptId);
      meet.run(String(height));
      return { final, setAside, deferred, refused, contested: judged, resend };
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
      const places = carried.all(attempt.attemptId) as unknown as { meter_id: number; slot: number }[];
      putBack.run(attempt.attemptId);
      close[state].run(nowMs, height, outcome.slice(0, 2000), attempt.attemptId);
      const restart = restarts.decide(attempt.attemptId, state === "dead" ? "returned" : "refused", nowMs);
      const others = contested.giveBack(attempt.attemptId, state === "failed" ? nowMs + restMs : nowMs);
      return {
        readings: places.map(({ meter_id, slot }) => ({ meterId: meter_id, slot })),
        contested: others,
        restart,
      };
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
