import { EventEmitter } from "node:events";
import { WrongChainError } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { ChainUnreachableError, DiskFullError, NoAccountError } from "../errors.ts";
import type { Applied, Attempt, Cargo, ReadingKey, ReadingVerdict, Result } from "../outbox/attempts.ts";
import { type GasCosts, gasOfBatches, packBatches } from "../outbox/batches.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Reconciled } from "../outbox/reconcile.ts";
import type { Restart } from "../reading/restart.ts";
import type { KnownMeters } from "./knownMeters.ts";
import { afterFailure, afterSuccess, fullPace, isContractError, nextBackoff, type Pace } from "./pace.ts";
import type { ChainPort, ChainStatus, IncludedTx, SignRequest, TxSearch } from "./port.ts";
import { reconcile } from "./reconcile.ts";
import { type Moved, SequenceWatch } from "./sequence.ts";
import { Stations } from "./stations.ts";

export interface SenderOptions {
  readonly chainId: string;
  readonly slotSeconds: number;
  readonly graceSeconds: number;
  readonly maxTxBytes: number;
  readonly maxTxReadings: number;
  readonly gas: GasCosts;
  readonly timeoutBlocks: number;
  readonly pollMs: number;
  readonly rebroadcastMs: number;
  readonly reconcileMs: number;
  /** How long readings that contradict others rest after a transaction with them failed. */
  readonly setAsideMs: number;
}

export interface SenderEvents {
  /** The result of an attempt, `ms` after its transaction was signed and stored. */
  decided: [{ attempt: Attempt; result: Result; ms: number; applied: Applied | undefined }];
  refused: [{ attempt: Attempt; code: number }];
  /** The contract does not keep what a meter signed of its counter's new start. */
  restartRefused: [{ restart: Restart; reason: string }];
  /** Records that are not their meters', and were not sent; and what meters are asked for again, because one of those had its place. */
  disproved: [{ refused: readonly ReadingVerdict[]; resend: readonly ReadingKey[] }];
  reconciled: [Reconciled];
  status: [ChainStatus];
  /** The chain could not be reached, or is the wrong one, or the disk is full. */
  trouble: [Error];
}

const LONE_FAILURE_HOLD_MS = 60_000;
// Beside a transaction's base: the contract asks the registry for the meter, and verifies one signature.
const RESTART_GAS = 100_000;

/**
 * Sends pending readings to the chain, one transaction (attempt) at a time.
 *
 * An attempt ends in exactly one of four ways: found in a block with code 0, found in a block with another code, proven to be in none of those that
 * could hold it, or unknown, when the chain is past them and the node does not show them all. Until then its stored bytes are sent again, never others.
 */
export class Sender extends EventEmitter<SenderEvents> {
  readonly #outbox: Outbox;
  readonly #chain: ChainPort;
  readonly #known: KnownMeters;
  readonly #options: SenderOptions;
  readonly #time: TimeSource;
  readonly #log: Log;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #pace: Pace;
  #backoffMs = 0;
  #restartedLast = false;
  #reconciledAtMs = Number.NEGATIVE_INFINITY;
  #trouble: Error | undefined;
  readonly #sequence = new SequenceWatch();
  readonly #stations: Stations;
  /** Lives through troubles, so that no block is read twice. */
  #search: { readonly attemptId: number; readonly of: TxSearch } | undefined;

  constructor(
    outbox: Outbox,
    chain: ChainPort,
    known: KnownMeters,
    options: SenderOptions,
    time: TimeSource,
    log: Log,
  ) {
    super();
    this.#known = known;
    this.#outbox = outbox;
    this.#chain = chain;
    this.#options = options;
    this.#time = time;
    this.#log = log;
    this.#pace = fullPace(options.maxTxReadings);
    this.#stations = new Stations(chain, time);
  }

  /** Why no reading gets onto the chain at the moment; `undefined` when sending works. */
  get trouble(): string | undefined {
    if (this.#trouble !== undefined) {
      return this.#trouble.message;
    }
    if (!this.reconciled) {
      return "not yet reconciled with the contract's registers";
    }
    return this.#foreign() ?? this.#pace.failure;
  }

  /** Somebody else signs with this key, or did lately. */
  #foreign(): string | undefined {
    const { slotSeconds, reconcileMs } = this.#options;
    const { moved } = this.#sequence;
    // The other one may have something to send once in a slot only.
    const keptMs = 2 * Math.max(slotSeconds * 1_000, reconcileMs);
    return moved === undefined || this.#time.now() - moved.atMs > keptMs
      ? undefined
      : foreign(this.#chain.address, moved);
  }

  /** An attempt of a former key says nothing of this one's account. */
  #learnSequence({ address, sequence }: Attempt, result: Result, code?: number): void {
    if (address === this.#chain.address) this.#sequence.decided(sequence, result, code);
  }

  /** The account as the chain has it; somebody else may have used it. */
  async #account() {
    const account = await this.#chain.account();
    const moved = this.#sequence.look(account.sequence, this.#time.now());
    if (moved !== undefined)
      this.#log.error({ reason: foreign(this.#chain.address, moved) }, "the key is used by others");
    return account;
  }

  /** Whether the store was reconciled with the contract's registers since the last result that put their agreement in doubt. */
  get reconciled(): boolean {
    return this.#reconciledAtMs !== Number.NEGATIVE_INFINITY;
  }

  /** Wakes the sender: there may be readings to send. */
  notify(): void {
    this.#wake.abort();
  }

  /** Works until `stop`, or until the store fails. */
  async run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#step();
        this.#trouble = undefined;
        this.#backoffMs = 0;
      } catch (error) {
        if (!isPassing(error)) {
          throw error;
        }
        this.#trouble = error;
        this.emit("trouble", error);
        this.#backoffMs = nextBackoff(this.#backoffMs);
        await this.#time.pause(this.#backoffMs, this.#stop.signal);
      }
    }
  }

  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
  }

  async #step(): Promise<void> {
    const attempt = this.#outbox.attempts.inFlight();
    if (attempt !== undefined) {
      await this.#see(attempt);
      return;
    }
    const now = this.#time.now();
    if (now - this.#reconciledAtMs >= this.#options.reconcileMs) {
      await this.#status();
      // An account that is missing is told before there is anything to sign.
      await this.#account();
      const reconciled = await reconcile(this.#outbox, this.#chain, this.#known, this.#time);
      this.#reconciledAtMs = now;
      this.emit("reconciled", reconciled);
    }
    // Both use one clock reading: a hold that ended between two of them would be neither sent nor waited for.
    const looked = this.#time.now();
    // By turns, so that restarts never keep readings waiting.
    const isRestartFirst = !this.#restartedLast;
    this.#restartedLast = isRestartFirst && (await this.#freezeRestart(looked));
    if (this.#restartedLast || (await this.#freeze(looked))) return;
    this.#restartedLast = !isRestartFirst && (await this.#freezeRestart(looked));
    if (!this.#restartedLast) await this.#rest(looked);
  }

  /** Waits for work: a notification, the end of a hold, or the next reconciliation. */
  async #rest(now: number): Promise<void> {
    const held = this.#outbox.heldUntil(now) ?? Number.POSITIVE_INFINITY;
    const until = Math.min(held, this.#reconciledAtMs + this.#options.reconcileMs);
    await this.#time.pause(Math.max(1, until - now), this.#wake.signal);
    this.#wake = new AbortController();
  }

  /** Signs a transaction of a restart that waits and stores it; whether there is an attempt in flight now. */
  async #freezeRestart(now: number): Promise<boolean> {
    const restart = this.#outbox.restarts.next();
    if (restart === undefined) {
      return false;
    }
    const { base } = this.#options.gas;
    const maxTxGas = await this.#chain.maxTxGas();
    const gasLimit = maxTxGas === 0 ? base + RESTART_GAS : Math.min(base + RESTART_GAS, maxTxGas);
    return this.#signAndStore({ batches: [], restart, gasLimit }, { readings: [], restart }, now);
  }

  /** Signs a transaction of pending readings and stores it, or sets aside what need not be sent; whether there is more to do. */
  async #freeze(now: number): Promise<boolean> {
    const { maxReadings, gasPercent, failure } = this.#pace;
    const readings = this.#outbox.select(maxReadings, this.#liveFrom(now), now);
    // They take what room is left, and none from those that are tried anew after a failure.
    const contested = failure === undefined ? this.#outbox.contested.next(maxReadings, now) : [];
    if (readings.length + contested.length === 0) {
      return false;
    }
    const { maxTxBytes, gas } = this.#options;
    const maxTxGas = await this.#chain.maxTxGas();
    const maxGas = maxTxGas === 0 ? Number.POSITIVE_INFINITY : Math.floor((maxTxGas * 100) / gasPercent);
    const batches = packBatches([...readings, ...contested], { maxBytes: maxTxBytes, maxReadings, maxGas, gas });
    const packed = batches.flatMap((batch) => batch.readings);
    const refused = await this.#stations.refusalsOf(packed);
    if (refused.length > 0) {
      const resend = this.#outbox.attempts.disprove(refused, now);
      this.emit("disproved", { refused, resend });
      // Without them the next one looks otherwise.
      return true;
    }
    const isContested = new Set(contested);
    const cargo: Cargo = {
      readings: packed.filter((one) => !isContested.has(one)),
      contested: packed.filter((one) => isContested.has(one)),
    };
    const wanted = Math.ceil((gasOfBatches(gas, batches) * gasPercent) / 100);
    const gasLimit = maxTxGas === 0 ? wanted : Math.min(wanted, maxTxGas);
    return this.#signAndStore({ batches, gasLimit }, cargo, now);
  }

  async #signAndStore(
    request: Pick<SignRequest, "batches" | "restart" | "gasLimit">,
    cargo: Cargo,
    now: number,
  ): Promise<boolean> {
    const status = await this.#status();
    const { accountNumber, sequence, feeGranter } = await this.#account();
    const timeoutHeight = status.height + this.#options.timeoutBlocks;
    const signed = await this.#chain.sign({ ...request, accountNumber, sequence, feeGranter, timeoutHeight });
    const attempt = this.#outbox.attempts.freeze(
      {
        address: this.#chain.address,
        sequence,
        signedAtHeight: status.height,
        timeoutHeight,
        frozenAtMs: now,
        ...signed,
      },
      cargo,
    );
    if (attempt !== undefined) {
      const { attemptId, hash, readings } = attempt;
      this.#log.debug({ attemptId, hash, sequence: String(sequence), timeoutHeight, readings }, "attempt frozen");
    }
    return attempt !== undefined;
  }

  /** Follows an attempt to its end. */
  async #see(attempt: Attempt): Promise<void> {
    let broadcastAtMs = Number.NEGATIVE_INFINITY;
    while (!this.#stop.signal.aborted) {
      const status = await this.#status();
      const seen = await this.#searchFor(attempt).look(status);
      if (seen.kind === "found") {
        await this.#settle(attempt, seen.tx, status);
        return;
      }
      if (seen.kind !== "absent" && !status.catchingUp) {
        this.#giveUp(attempt, seen.kind, status);
        return;
      }
      const now = this.#time.now();
      if (status.height < attempt.timeoutHeight && now - broadcastAtMs >= this.#options.rebroadcastMs) {
        broadcastAtMs = now;
        await this.#broadcast(attempt);
      }
      await this.#time.pause(this.#options.pollMs, this.#stop.signal);
    }
  }

  async #broadcast(attempt: Attempt): Promise<void> {
    const answer = await this.#chain.broadcast(attempt.bytes);
    if (answer.kind === "refused") {
      const { attemptId, hash } = attempt;
      this.#log.warn({ attemptId, hash, code: answer.code, reason: answer.log }, "broadcast refused");
      this.emit("refused", { attempt, code: answer.code });
    }
  }

  #searchFor(attempt: Attempt): TxSearch {
    const { attemptId } = attempt;
    if (this.#search?.attemptId !== attemptId) {
      this.#search = { attemptId, of: this.#chain.search(attempt) };
    }
    return this.#search.of;
  }

  /** No block will hold the attempt any more. Which of its readings one holds already, the contract's registers show. */
  #giveUp(attempt: Attempt, seen: "expired" | "lost", { height }: ChainStatus): void {
    const [result, outcome] =
      seen === "expired"
        ? (["dead", `in no block up to ${attempt.timeoutHeight}`] as const)
        : (["unknown", `the node does not show every block up to ${attempt.timeoutHeight}`] as const);
    this.#outbox.attempts.giveBack(attempt, result, height, outcome, this.#time.now());
    this.#learnSequence(attempt, result);
    this.#decided(attempt, result, undefined);
    this.#reconciledAtMs = Number.NEGATIVE_INFINITY;
  }

  async #settle(attempt: Attempt, found: IncludedTx, status: ChainStatus): Promise<void> {
    const now = this.#time.now();
    this.#learnSequence(attempt, found.code === 0 ? "applied" : "failed", found.code);
    if (found.code === 0) {
      const { slotSeconds } = this.#options;
      const applied = this.#outbox.attempts.apply(attempt, found.height, found.verdicts, now, (slot, verdict) => {
        const until = verdict === "future" ? slot : Math.floor(status.timeSeconds / slotSeconds);
        const endSeconds = (until + 1) * slotSeconds;
        return now + Math.max(1_000, (endSeconds - status.timeSeconds) * 1_000);
      });
      this.#pace = afterSuccess(this.#pace, this.#options.maxTxReadings, attempt.readings, found.gas);
      this.#decided(attempt, "applied", applied);
      return;
    }
    const { readings, contested, restart } = this.#outbox.attempts.giveBack(
      attempt,
      "failed",
      found.height,
      `code ${found.code}: ${found.log}`,
      now,
      this.#options.setAsideMs,
    );
    if (restart !== undefined) {
      this.emit("restartRefused", { restart, reason: found.log });
      this.#decided(attempt, "failed", undefined);
      return;
    }
    this.#pace = afterFailure(this.#pace, attempt.readings, found.log);
    this.#log.error(
      { hash: attempt.hash, code: found.code, reason: found.log, pace: this.#pace },
      "transaction failed",
    );
    const [alone, ...others] = readings;
    if (alone !== undefined && others.length + contested === 0 && isContractError(found.log)) {
      // A reading that fails a transaction alone is held with the later readings of its meter; other meters go on.
      this.#outbox.attempts.hold(alone.meterId, alone.slot, now + LONE_FAILURE_HOLD_MS);
    }
    this.#decided(attempt, "failed", undefined);
    await this.#time.pause(this.#pace.backoffMs, this.#stop.signal);
  }

  #decided(attempt: Attempt, result: Result, applied: Applied | undefined): void {
    const { attemptId, hash, readings } = attempt;
    const ms = this.#time.now() - attempt.frozenAtMs;
    const refused = applied && Object.fromEntries(applied.setAside);
    this.#log.info({ attemptId, hash, readings, result, ms, final: applied?.final, refused }, "attempt decided");
    this.emit("decided", { attempt, result, ms, applied });
  }

  async #status(): Promise<ChainStatus> {
    const status = await this.#chain.status();
    if (status.chainId !== this.#options.chainId) {
      throw new WrongChainError(this.#options.chainId, status.chainId);
    }
    this.emit("status", status);
    return status;
  }

  /** The oldest slot whose readings are still in time. */
  #liveFrom(nowMs: number): number {
    const { slotSeconds, graceSeconds } = this.#options;
    return Math.max(0, Math.floor((nowMs / 1000 - graceSeconds) / slotSeconds));
  }
}

const foreign = (address: string, { from, to }: Moved): string =>
  `somebody else signs with the key of ${address}: its account's sequence went from ${from} to ${to} without this relayer; give each one a key of its own`;

/** Whether to wait and try again: the next answer of the node, or room on the disk, may be better. */
const isPassing = (error: unknown): error is Error =>
  error instanceof ChainUnreachableError ||
  error instanceof NoAccountError ||
  error instanceof WrongChainError ||
  error instanceof DiskFullError;
