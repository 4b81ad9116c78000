import type { Log } from "@wattmesh/service-kit/log";
import { Pulse } from "@wattmesh/service-kit/pulse";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { KnownMeters } from "./chain/knownMeters.ts";
import type { ChainPort, ChainStatus } from "./chain/port.ts";
import { Sender, type SenderOptions } from "./chain/sender.ts";
import { DiskFullError } from "./errors.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { Publisher, type Refused } from "./mqtt/publisher.ts";
import type { Delivery, Session } from "./mqtt/session.ts";
import { isDoctorTopic, readingTopic, recordTopic, restartTopic } from "./mqtt/topics.ts";
import type { ReadingVerdict } from "./outbox/attempts.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Received } from "./outbox/receive.ts";
import type { OutboxStatus } from "./outbox/status.ts";
import { type IntakeOptions, openIntake } from "./reading/intake.ts";
import type { Rejection } from "./reading/rejection.ts";
import { RefusalLog } from "./refusals.ts";

export interface RelayerOptions {
  readonly intake: IntakeOptions;
  readonly sender: SenderOptions;
  /** How often the chain is asked for new meters while unknown ones speak. */
  readonly strangersMs: number;
  readonly keepFinalMs: number;
  /** With less free disk space than this, no messages are taken. */
  readonly minFreeBytes: number;
}

export interface RelayerDependencies {
  readonly outbox: Outbox;
  readonly chain: ChainPort;
  /** At the broker; the relayer starts and stops it. */
  readonly session: Session;
  readonly time: TimeSource;
  readonly log: Log;
  /** Room left for the outbox. */
  readonly freeBytes: () => number;
}

const HOUSEKEEPING_MS = 10_000;
const LEAST_WATCH_MS = 250;
const MOST_REASON = 512;
const PUBLISHER_PATIENCE_MS = 2_000;

/**
 * Meters to chain: what the session delivers goes to the outbox and is acknowledged, the sender takes it on, the publisher tells meters.
 *
 * `failed` settles when the service cannot go on: the disk failed, or there is a defect. The process has to end then; the outbox is whole.
 */
export class Relayer {
  readonly metrics: Metrics;
  readonly failed: Promise<never>;
  /** Resolves when messages come in for the first time. */
  readonly listening: Promise<void>;
  readonly #options: RelayerOptions;
  readonly #dependencies: RelayerDependencies;
  readonly #session: Session;
  readonly #publisher: Publisher;
  readonly #sender: Sender;
  readonly #known = new KnownMeters();
  readonly #intake: ReturnType<typeof openIntake>;
  readonly #fail: (error: unknown) => void;
  #housekeeping: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  readonly #pulse: Pulse;
  readonly #refusals: RefusalLog;
  readonly #stopping = new AbortController();
  /** The last write found no room. */
  #diskFull = false;
  /** Whether messages are taken. */
  #taking = true;
  #freeBytes = Number.POSITIVE_INFINITY;
  #roomKnownAtMs = Number.NEGATIVE_INFINITY;
  /** Messages may have been lost at the broker: once the store is reconciled, meters are asked for their missing readings. */
  #askAll = false;

  constructor(options: RelayerOptions, dependencies: RelayerDependencies) {
    const { outbox, chain, session, time, log } = dependencies;
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.failed = promise;
    this.#fail = reject;
    this.#options = options;
    this.#dependencies = dependencies;
    this.metrics = openMetrics({
      outbox: () => this.#readStatus(),
      nowMs: time.now,
      isListening: () => this.#session.listening,
      minFreeBytes: options.minFreeBytes,
      troubles: () => this.troubles(),
    });
    this.#pulse = new Pulse(time.now);
    this.#refusals = new RefusalLog(log, time.now);
    this.#session = session;
    this.#sender = new Sender(outbox, chain, this.#known, options.sender, time, log);
    this.#publisher = new Publisher(
      outbox,
      session,
      options.intake.community,
      log,
      time.now,
      () => this.#sender.reconciled,
    );
    this.#intake = openIntake(outbox, options.intake, time, {
      isKnown: (meterId) => this.#known.has(meterId),
      acknowledge: (acknowledgements) => this.#session.acknowledge(acknowledgements),
      received: (group, seconds) => this.#received(group, seconds),
      full: () => this.#full(),
      failed: this.#fail,
    });
    this.listening = new Promise((resolve) => this.#session.once("listening", () => resolve()));
    this.#connect();
  }

  start(): void {
    this.#housekeeping = setInterval(() => this.#keepHouse(), HOUSEKEEPING_MS);
    this.#keepHouse();
    this.#sending = this.#sender.run();
    this.#sending.catch(this.#fail);
    void this.#watchChain();
    void this.#welcomeStrangers();
    this.#session.start();
  }

  /** Takes no more messages, stores and acknowledges those delivered, lets the sender finish its step, closes. */
  async stop(): Promise<void> {
    clearInterval(this.#housekeeping);
    this.#stopping.abort();
    this.#session.mute();
    this.#intake.flush();
    this.#sender.stop();
    await this.#sending?.catch(() => {});
    const patience = new AbortController();
    await Promise.race([this.#publisher.stop(), this.#dependencies.time.pause(PUBLISHER_PATIENCE_MS, patience.signal)]);
    patience.abort();
    await this.#session.stop();
    this.#dependencies.outbox.close();
  }

  /** Why the service is not doing all of its work; empty when it is. */
  troubles(): string[] {
    return [
      this.#session.trouble,
      ...this.#publisher.troubles,
      this.#roomTrouble(),
      this.#pulse.silence,
      this.#sender.trouble,
    ].filter((trouble) => trouble !== undefined);
  }

  #connect(): void {
    const { metrics } = this;
    this.#session.on("delivery", (delivery) => this.#deliver(delivery));
    this.#session.on("lost", () => metrics.reconnects.inc());
    this.#session.on("listening", ({ resumed }) => {
      if (!resumed) {
        this.#guard(() => this.#dependencies.outbox.acks.lost());
        this.#askAll = true;
        this.#askMissing();
      }
      this.#publisher.notify();
    });
    this.#sender.on("decided", ({ result, ms, applied }) => {
      metrics.attempts.inc(result);
      metrics.txLatency.observe(ms / 1000);
      metrics.final.inc(applied?.final ?? 0);
      for (const [verdict, count] of applied?.setAside ?? []) {
        metrics.setAside.inc(verdict, count);
      }
      for (const { verdict } of applied?.contested ?? []) metrics.contested.inc(verdict);
      this.#logVerdicts([...(applied?.refused ?? []), ...(applied?.contested ?? [])]);
      this.#publisher.tellRefused((applied?.refused ?? []).map(toTell));
      this.#publisher.requestResend(
        (applied?.resend ?? []).map(({ meterId, slot }) => ({ meterId, from: slot, to: slot })),
      );
    });
    this.#sender.on("disproved", ({ refused, resend }) => {
      for (const { meterId, slot, verdict, reason } of refused) {
        metrics.setAside.inc(verdict);
        const topic = recordTopic(this.#options.intake.community, meterId);
        this.#refusals.tell({
          meterId,
          slot,
          topic,
          reason: verdict,
          by: "relayer",
          ...(reason && { detail: reason }),
        });
      }
      this.#publisher.tellRefused(refused.map(toTell));
      this.#publisher.requestResend(resend.map(({ meterId, slot }) => ({ meterId, from: slot, to: slot })));
    });
    this.#sender.on("restartRefused", ({ restart: { meterId, slot }, reason }) => {
      const topic = restartTopic(this.#options.intake.community, meterId);
      this.#refusals.tell({ meterId, slot, topic, reason: "restart", by: "contract", detail: reason });
      this.#publisher.tellRefused([{ meterId, slot, verdict: "restart", reason: reason.slice(0, MOST_REASON) }]);
    });
    this.#sender.on("refused", ({ code }) => metrics.broadcastErrors.inc(String(code)));
    this.#sender.on("trouble", (error) => {
      metrics.chainErrors.inc();
      this.#dependencies.log.warn({ error: error.message }, "chain");
    });
    this.#sender.on("status", (status) => this.#heardChain(status));
    this.#sender.on("reconciled", ({ ahead, behind }) => {
      if (ahead + behind > 0) {
        this.#dependencies.log.warn({ ahead, behind }, "the contract's registers differed from the outbox and won");
        this.#askAll = true;
      }
      this.#askMissing();
      this.#publisher.notify();
    });
  }

  #deliver(delivery: Delivery): void {
    if (isDoctorTopic(delivery.topic)) {
      this.#session.acknowledge(delivery.acknowledgement === undefined ? [] : [delivery.acknowledgement]);
      return;
    }
    if (this.#hasRoom()) {
      this.#intake.offer(delivery);
    }
  }

  #received(group: readonly Received[], seconds: number): void {
    const { metrics } = this;
    this.#diskFull = false;
    metrics.received.inc(group.length);
    metrics.fsync.observe(seconds);
    const gaps = group.flatMap((one) => (one.kind === "stored" && one.gap ? [one.gap] : []));
    for (const one of group) {
      if (one.kind === "stored") {
        metrics.stored.inc();
      } else if (one.kind === "duplicate") {
        metrics.duplicate.inc();
      } else {
        const { reason, detail, meterId, slot } = one.rejection;
        metrics.rejected.inc(reason);
        this.#refusals.tell({ meterId, slot, topic: one.topic, reason, by: "relayer", detail });
        this.#heardStranger(one.rejection);
        this.#heardConflict(one.rejection);
      }
    }
    metrics.gaps.inc(gaps.length);
    this.#publisher.requestResend(gaps);
    this.#sender.notify();
  }

  #heardStranger({ reason, meterId, slot }: Rejection & { meterId?: number; slot?: number }): void {
    if (reason === "unknown_meter" && meterId !== undefined && slot !== undefined) {
      this.#known.heardStranger(meterId, slot);
    }
  }

  #heardConflict({ reason, meterId, slot }: Rejection & { meterId?: number; slot?: number }): void {
    if (reason === "conflict" && meterId !== undefined && slot !== undefined) {
      this.#publisher.tellRefused([{ meterId, slot, verdict: reason }]);
    }
  }

  #logVerdicts(refused: readonly ReadingVerdict[]): void {
    for (const { meterId, slot, verdict, reason } of refused) {
      const topicOf = verdict === "ocmf_refused" ? recordTopic : readingTopic;
      const topic = topicOf(this.#options.intake.community, meterId);
      this.#refusals.tell({ meterId, slot, topic, reason: verdict, by: "contract", ...(reason && { detail: reason }) });
    }
  }

  /** Strangers may be meters that were registered since: those are asked for what was not taken of them. */
  async #welcomeStrangers(): Promise<void> {
    const { chain, time } = this.#dependencies;
    while (!this.#stopping.signal.aborted) {
      await time.pause(this.#options.strangersMs, this.#stopping.signal);
      if (!this.#known.hasStrangers) continue;
      await chain.banks().then(
        (banks) => this.#known.learn(banks),
        () => undefined,
      );
      this.#publisher.requestResend(this.#known.takeWelcome());
    }
  }

  /** Nothing was stored and nothing acknowledged; when there is room again, a new connection brings it all back. */
  #full(): void {
    if (!this.#diskFull) this.#dependencies.log.error("the disk is full: taking no more messages");
    this.#diskFull = true;
    this.#taking = false;
  }

  #hasRoom(): boolean {
    const now = this.#dependencies.time.now();
    if (now - this.#roomKnownAtMs >= 1_000) {
      this.#roomKnownAtMs = now;
      this.#guard(() => this.#lookForRoom());
    }
    return this.#taking;
  }

  #lookForRoom(): void {
    const { minFreeBytes } = this.#options;
    const { log } = this.#dependencies;
    const freeBytes = this.#dependencies.freeBytes();
    const took = this.#taking;
    this.#freeBytes = freeBytes;
    this.metrics.diskFree.set(freeBytes);
    this.#taking = freeBytes >= minFreeBytes;
    if (took && !this.#taking) log.error({ freeBytes, minFreeBytes }, "disk low: taking no more messages");
    if (!took && this.#taking) {
      log.info({ freeBytes }, "room on the disk again: asking the broker for what it holds");
      this.#session.drop();
    }
  }

  #roomTrouble(): string | undefined {
    const hasRoom = this.#hasRoom();
    if (this.#diskFull) return "the disk had no room for the last write";
    return hasRoom
      ? undefined
      : `only ${this.#freeBytes} bytes free for the outbox, ${this.#options.minFreeBytes} wanted`;
  }

  #askMissing(): void {
    const { outbox, time } = this.#dependencies;
    if (this.#askAll && this.#sender.reconciled) {
      this.#askAll = false;
      const ended = Math.floor(time.now() / 1000 / this.#options.intake.slotSeconds) - 1;
      this.#guard(() => this.#publisher.requestResend(outbox.reconcile.missing(ended)));
    }
  }

  #keepHouse(): void {
    const { outbox, time, chain } = this.#dependencies;
    this.#hasRoom();
    this.#refusals.flush();
    this.#guard(() => {
      outbox.beat(time.now());
      this.#diskFull = false;
      outbox.prune(time.now() - this.#options.keepFinalMs);
    });
    // Some meters were to be told a little later.
    this.#publisher.notify();
    chain.balance().then(
      (balance) => this.metrics.balance.set(Number(balance)),
      () => this.metrics.chainErrors.inc(),
    );
  }

  #heardChain({ height, timeSeconds }: ChainStatus): void {
    this.#pulse.heard(height);
    this.metrics.chainHeight.set(height);
    this.metrics.clockSkew.set(this.#dependencies.time.now() / 1000 - timeSeconds);
  }

  /** Asks for the latest block as often as there is one, also while there is nothing to send. */
  async #watchChain(): Promise<void> {
    const { chain, time } = this.#dependencies;
    while (!this.#stopping.signal.aborted) {
      await chain.status().then(
        (status) => this.#heardChain(status),
        () => undefined,
      );
      await time.pause(Math.max(LEAST_WATCH_MS, this.#pulse.blockMs), this.#stopping.signal);
    }
  }

  #readStatus(): OutboxStatus {
    try {
      return this.#dependencies.outbox.status();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /** A store that fails in a timer or an event ends the service, as anywhere else; a full disk is waited for. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof DiskFullError) this.#full();
      else this.#fail(error);
    }
  }
}

const toTell = ({ meterId, slot, verdict, reason }: ReadingVerdict): Refused => ({
  meterId,
  slot,
  verdict,
  ...(reason !== undefined && { reason: reason.slice(0, MOST_REASON) }),
});
