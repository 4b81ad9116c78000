import { EventEmitter } from "node:events";
import { ChainUnreachableError, WrongChainError } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { DiskFullError, NoAccountError } from "../errors.ts";
import type { Attempt } from "../outbox/attempt.ts";
import type { Applied, Cargo, ReadingKey, ReadingVerdict, Result } from "../outbox/attempts.ts";
import { type GasCosts, gasOfBatches, mostReadings, packBatches } from "../outbox/batches.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Reconciled } from "../outbox/reconcile.ts";
import type { Restart } from "../reading/restart.ts";
import type { KnownMeters } from "./knownMeters.ts";
import { afterFailure, afterSuccess, fullPace, isContractError, nextBackoff, type Pace } from "./pace.ts";
import type { Account, ChainPort, ChainStatus, IncludedTx, SignRequest, TxSearch } from "./port.ts";
import { reconcile } from "./reconcile.ts";
import { type Moved, SequenceWatch } from "./sequence.ts";
import { Stations } from "./stations.ts";

export interface SenderOptions {
  readonly chainId: string;
  readonly slotSeconds: number;
  readonly graceSeconds: number;
  readonly maxTxBytes: number;
  readonly maxTxReadings: number;
  /** Transactions that wait for their blocks at once, while each of them is full. */
  readonly maxInFlight: number;
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
 * Sends pending readings to the chain, in transactions (attempts) that follow each other by the account's sequence. While more is waiting than one holds, the
 * next one is signed before the last is in a block; what they carry is of different meters. After a failure each goes alone again.
 *
 * An attempt ends in exactly one of four ways: found in a block with code 0, found in a block with another code, proven to be in none of those that
 * could hold it, or unknown, when the chain is past them and the node does not show them all. Until then its stored bytes are sent again, never others.
 * Ends are found in the order of sequences: where one dies, those after it do.
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
  /** By attempt; they live through troubles, so that no block is read twice. */
  readonly #searches = new Map<number, TxSearch>();
  /** When the bytes of an attempt were sent last, in ms. */
  readonly #broadcastAtMs = new Map<number, number>();
  /** The account as it was before everything that is in flight. */
  #account: Account | undefined;

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
  async #readAccount(): Promise<Account> {
    const account = await this.#chain.account();
    this.#account = account;
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
    const attempts = this.#outbox.attempts.inFlight();
    if (attempts.length > 0) {
      await this.#follow(attempts);
      return;
    }
    const now = this.#time.now();
    if (now - this.#reconciledAtMs >= this.#options.reconcileMs) {
      await this.#status();
      // An account that is missing is told before there is anything to sign.
      await this.#readAccount();
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

  /**
   * Signs a transaction of pending readings and stores it, or sets aside what need not be sent; whether there is more to do. After others that are in
   * flight only when it is full: what is left gathers until they are decided.
   */
  async #freeze(now: number, after: readonly Attempt[] = []): Promise<boolean> {
    const { gasPercent, failure } = this.#pace;
    const { maxTxBytes, gas } = this.#options;
    const maxTxGas = await this.#chain.maxTxGas();
    const maxGas = maxTxGas === 0 ? Number.POSITIVE_INFINITY : Math.floor((maxTxGas * 100) / gasPercent);
    const maxReadings = Math.min(this.#pace.maxReadings, mostReadings(gas, maxGas));
    const underWay = after.reduce((sum, attempt) => sum + attempt.readings, 0);
    const readings = this.#outbox.select(maxReadings, this.#liveFrom(now), now, underWay);
    // They take what room is left, and none from those that are tried anew after a failure.
    const contested = failure === undefined ? this.#outbox.contested.next(maxReadings, now) : [];
    if (readings.length + contested.length === 0) {
      return false;
    }
    const batches = packBatches([...readings, ...contested], { maxBytes: maxTxBytes, maxReadings, maxGas, gas });
    const packed = batches.flatMap((batch) => batch.readings);
    const isFull = readings.length === maxReadings || packed.length < readings.length;
    if (after.length > 0 && !isFull) return false;
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
    return this.#signAndStore({ batches, gasLimit }, cargo, now, after.at(-1));
  }

  async #signAndStore(
    request: Pick<SignRequest, "batches" | "restart" | "gasLimit">,
    cargo: Cargo,
    now: number,
    after?: Attempt,
  ): Promise<boolean> {
    const status = await this.#status();
    const account = after === undefined ? undefined : this.#account;
    const { accountNumber, feeGranter, ...chain } = account ?? (await this.#readAccount());
    const sequence = after === undefined ? chain.sequence : after.sequence + 1n;
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

  /** Looks for the end of the first attempt in flight, sends what is due of all, and signs another one after them where that may be. */
  async #follow(attempts: readonly Attempt[]): Promise<void> {
    const [first] = attempts;
    if (first === undefined || (await this.#see(first, attempts))) return;
    if (this.#mayFollow(attempts) && (await this.#freeze(this.#time.now(), attempts))) return;
    await this.#time.pause(this.#options.pollMs, this.#stop.signal);
  }

  /** Whether another transaction may be signed after those in flight: nothing else waits for their end, and none is of doubtful fate. */
  #mayFollow(attempts: readonly Attempt[]): boolean {
    const { maxInFlight, reconcileMs } = this.#options;
    const isOwn = ({ address, readings }: Attempt) => address === this.#chain.address && readings > 0;
    return (
      attempts.length < maxInFlight &&
      this.#account !== undefined &&
      this.#pace.failure === undefined &&
      this.#time.now() - this.#reconciledAtMs < reconcileMs &&
      attempts.every(isOwn) &&
      this.#outbox.restarts.next() === undefined
    );
  }

  /** Whether the end of the first attempt is known now; what is in flight is sent while it is not. */
  async #see(first: Attempt, attempts: readonly Attempt[]): Promise<boolean> {
    const status = await this.#status();
    const seen = await this.#searchFor(first).look(status);
    if (seen.kind === "found") {
      await this.#settle(first, seen.tx, status);
      return true;
    }
    if (seen.kind !== "absent" && !status.catchingUp) {
      this.#giveUp(first, seen.kind, status);
      return true;
    }
    for (const attempt of attempts) await this.#broadcastDue(attempt, status);
    return false;
  }

  async #broadcastDue(attempt: Attempt, { height }: ChainStatus): Promise<void> {
    const now = this.#time.now();
    const sentAtMs = this.#broadcastAtMs.get(attempt.attemptId) ?? Number.NEGATIVE_INFINITY;
    if (height >= attempt.timeoutHeight || now - sentAtMs < this.#options.rebroadcastMs) return;
    await this.#broadcast(attempt);
    this.#broadcastAtMs.set(attempt.attemptId, now);
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
    const known = this.#searches.get(attempt.attemptId);
    const search = known ?? this.#chain.search(attempt);
    if (known === undefined) this.#searches.set(attempt.attemptId, search);
    return search;
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
    this.#searches.delete(attemptId);
    this.#broadcastAtMs.delete(attemptId);
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
