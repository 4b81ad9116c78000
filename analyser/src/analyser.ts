import {
  type Finding as ChainFinding,
  type Client,
  flagMeter,
  getMeteringConfig,
  getMeteringPoint,
  getNextSlotWithEnergy,
  type Signer,
  slotAt,
  TxFailedError,
  TxWouldFailError,
  WattmeshError,
} from "@wattmesh/client";
import { ChainUnreachableError, messageOf, ServiceError, WrongChainError } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";
import { Pulse } from "@wattmesh/service-kit/pulse";
import type { TimeSource } from "@wattmesh/service-kit/time";
import { callNode } from "./chain/callNode.ts";
import { EnergyReader } from "./chain/readEnergies.ts";
import { type ReadWindow, readWindow, SLOT_SECONDS, type WindowOptions } from "./chain/readWindow.ts";
import { findAll } from "./checks/findAll.ts";
import type { Finding } from "./checks/window.ts";
import { choose } from "./choose.ts";
import { dueEnds } from "./due.ts";
import { OtherSlotsError } from "./errors.ts";
import { openMetrics } from "./metrics.ts";

export interface AnalyserOptions extends WindowOptions {
  readonly pollMs: number;
  /** Whose grant lets the signer flag; the signer flags by its own right without it. */
  readonly onBehalfOf: string | undefined;
}

/** Judges each day when it is due, and puts what it finds on the chain. It keeps nothing: what was flagged or released the chain knows. */
export class Analyser {
  readonly metrics: ReturnType<typeof openMetrics>;

  readonly #client: Client;
  readonly #signer: Signer;
  readonly #options: AnalyserOptions;
  readonly #time: TimeSource;
  readonly #log: Log;
  readonly #pulse: Pulse;
  readonly #reader: EnergyReader;
  readonly #stopping = new AbortController();
  #judgedUntil: number | undefined;
  #trouble: string | undefined = "it has judged nothing yet";
  #refusal: string | undefined;
  #done: Promise<void> = Promise.resolve();
  readonly #failed = Promise.withResolvers<never>();

  constructor(client: Client, signer: Signer, options: AnalyserOptions, time: TimeSource, log: Log) {
    this.#client = client;
    this.#signer = signer;
    this.#options = options;
    this.#time = time;
    this.#log = log;
    this.#reader = new EnergyReader(client);
    this.#pulse = new Pulse(() => time.now());
    this.metrics = openMetrics({ troubles: () => this.troubles() });
  }

  /** Rejects when going on is useless. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /** Why it is not doing its work; empty when it is. */
  troubles(): string[] {
    return [this.#pulse.silence, this.#trouble, this.#refusal].filter((trouble) => trouble !== undefined);
  }

  start(): void {
    this.#done = this.#run().catch((error: unknown) => this.#failed.reject(error));
  }

  /** Resolves when what is being sent is known to be in a block, or not. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#judgeWhatIsDue();
        this.#trouble = undefined;
      } catch (error) {
        if (!(error instanceof ServiceError) || !error.retryHelps) throw error;
        this.#trouble = messageOf(error);
        this.metrics.chainErrors.inc();
        this.#log.warn({ error: this.#trouble, retryHelps: true }, "cannot judge yet");
      }
      await this.#time.pause(this.#options.pollMs, signal);
    }
  }

  async #judgeWhatIsDue(): Promise<void> {
    const { deployment } = this.#client;
    const { chainId, height, timeSeconds } = await callNode(() => this.#client.status());
    if (chainId !== deployment.chainId) throw new WrongChainError(deployment.chainId, chainId);
    this.#pulse.heard(height);
    this.metrics.chainHeight.set(height);
    const nowSlot = slotAt(timeSeconds, deployment.slotSeconds);
    // Before the first that the chain keeps there is nothing to judge.
    this.#judgedUntil ??= (await callNode(() => getNextSlotWithEnergy(this.#client, { slot: 0 }))).slot;
    if (this.#judgedUntil === undefined) return;
    for (const endSlot of dueEnds(nowSlot, this.#judgedUntil)) {
      if (this.#stopping.signal.aborted) return;
      await this.#judge(endSlot, nowSlot);
      this.#judgedUntil = endSlot;
      this.metrics.judgedSlot.set(endSlot - 1);
    }
  }

  async #judge(endSlot: number, nowSlot: number): Promise<void> {
    const stopTimer = this.metrics.judgeSeconds.startTimer();
    const window = await look(this.#client, this.#reader, endSlot, nowSlot, this.#options);
    const findings = findAll(window, window.lines);
    for (const { kind } of findings) this.metrics.findings.inc(kind);
    const chosen = choose(findings, window.points);
    this.metrics.flaggedMeters.set(window.points.filter(({ flag }) => flag !== undefined).length);
    let flagged = 0;
    for (const finding of chosen) {
      if (this.#stopping.signal.aborted) return;
      if (await this.#flag(finding)) flagged += 1;
    }
    stopTimer();
    const sunKnown = window.sunMillidegrees !== undefined;
    const counts = { points: window.points.length, findings: findings.length, flagged };
    this.#log.info({ untilSlot: endSlot - 1, ...counts, sunKnown }, "judged");
  }

  /** Whether the chain took the flag. */
  async #flag(finding: Finding): Promise<boolean> {
    const { onBehalfOf } = this.#options;
    const { meterId } = finding;
    try {
      const parameters = { meterId, finding: onChain(finding) };
      const { hash, height } = await flagMeter(this.#client, this.#signer, parameters, { onBehalfOf });
      this.metrics.flags.inc("flagged");
      this.#refusal = undefined;
      this.#log.info({ ...finding, hash, height }, "flagged");
      return true;
    } catch (error) {
      if (!(error instanceof WattmeshError)) throw error;
      const isRefused = error instanceof TxWouldFailError || error instanceof TxFailedError;
      if (!isRefused) throw new ChainUnreachableError(messageOf(error), { cause: error });
      const { flag, releasedSlot = 0 } = await callNode(() => getMeteringPoint(this.#client, { meterId }));
      // Somebody else flagged it meanwhile, or it was released.
      const isKnown = flag !== undefined || releasedSlot > finding.fromSlot;
      this.metrics.flags.inc(isKnown ? "known" : "refused");
      this.#refusal = isKnown ? undefined : `the chain refused to flag meter ${meterId}: ${messageOf(error)}`;
      this.#log.warn({ ...finding, isKnown, error: messageOf(error) }, "the chain refused a flag");
      return false;
    }
  }
}

/** What the chain knows of the day before `endSlot`. */
export async function look(
  client: Client,
  reader: EnergyReader,
  endSlot: number,
  nowSlot: number,
  options: WindowOptions,
): Promise<ReadWindow> {
  const { meteredSecondsPerSlot } = await callNode(() => getMeteringConfig(client));
  if (meteredSecondsPerSlot !== SLOT_SECONDS) throw new OtherSlotsError(meteredSecondsPerSlot);
  return readWindow(client, reader, endSlot, nowSlot, options);
}

const onChain = ({ kind, fromSlot, toSlot, slots, measuredWh, expectedWh, otherMeterId }: Finding): ChainFinding => ({
  kind,
  fromSlot,
  toSlot,
  slots,
  measuredWh: BigInt(measuredWh),
  expectedWh: BigInt(expectedWh),
  otherMeterId,
});
