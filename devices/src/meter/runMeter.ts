import type { Log } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { SignedReading } from "../reading/signed.ts";
import { RejectedError, type Rejection } from "../source/rejection.ts";
import type { Sample, Source } from "../source/source.ts";
import type { ClockWatch } from "./clockWatch.ts";
import type { Meter } from "./meter.ts";

export interface RunOptions {
  readonly meter: Meter;
  readonly source: Source;
  readonly slotSeconds: number;
  /** How old registers may be at the end of a slot to count as those of its end. */
  readonly mostAgeSeconds: number;
  readonly time: TimeSource;
  readonly clock: ClockWatch;
  readonly isTampered: () => boolean;
  readonly publish: (readings: SignedReading[]) => Promise<void>;
  readonly reject: (rejection: Rejection) => void;
  readonly log: Log;
  /** Ends the run after the slot that is being read. */
  readonly signal: AbortSignal;
}

/** A telegram that tells of a slot's end takes as long to arrive. */
const SETTLE_MS = 1_000;
/** Slots whose registers are asked for at once, after a time that nobody heard of any: a month of quarters of an hour. */
const MOST_MISSED = 3_000;
/** Slots whose last sample is remembered until they end. */
const MOST_OPEN_SLOTS = 8;
const FUTURE_MS = 2_000;
/** Slots by which a clock that is set back a little may have been ahead: they are waited for. */
const MOST_AHEAD = 8;

/** Reads, signs, keeps and publishes the registers at the end of each slot, until the signal. */
export async function runMeter(options: RunOptions): Promise<void> {
  const { source, slotSeconds, time, signal, log } = options;
  const slotMs = slotSeconds * 1_000;
  const samples = new LatestSamples(options);
  await source.start({ sample: (sample) => samples.hear(sample), rejected: options.reject });
  try {
    while (!signal.aborted) {
      const ended = Math.floor((time.now() - SETTLE_MS) / slotMs) - 1;
      const readings = await endSlots(options, samples, ended);
      for (const { slot, importTotalWh, exportTotalWh, flags } of readings)
        log.info({ slot, importWh: String(importTotalWh), exportWh: String(exportTotalWh), flags }, "signed");
      await options.publish(readings);
      await time.pause(Math.max(0, (ended + 2) * slotMs + SETTLE_MS - time.now()), signal);
    }
  } finally {
    await source.stop();
  }
}

/** Signs the slots up to `ended` that were not signed and whose registers are known. */
async function endSlots(options: RunOptions, samples: LatestSamples, ended: number): Promise<SignedReading[]> {
  const { meter, source, slotSeconds, clock, log } = options;
  if (voidAhead(options, ended)) samples.isClockUnsure = true;
  const last = meter.log.lastSigned;
  const next = last === undefined ? ended : last.slot + 1;
  const from = Math.max(next, ended - MOST_MISSED + 1, meter.log.notBeforeSlot);
  if (from > ended) return [];
  const steppedMs = clock.steppedMs();
  if (steppedMs !== 0) {
    samples.isClockUnsure = true;
    log.warn({ steppedMs }, "the clock was set: the next reading says so");
  }
  const known = samples.take(ended);
  if (source.fill !== undefined && known.size < ended - from + 1) {
    const found = await source.fill({ from, to: ended, slotSeconds, last });
    for (const sample of found) {
      const slot = slotEndedBy(sample.atMs, slotSeconds);
      if (!known.has(slot)) known.set(slot, sample);
    }
  }
  const readings: SignedReading[] = [];
  for (const [slot, sample] of [...known].sort(([one], [other]) => one - other)) {
    if (slot < from || slot > ended || meter.log.isVoided(slot)) continue;
    const isTampered = sample.isTampered === true || options.isTampered();
    const { isClockUnsure } = samples;
    try {
      readings.push(meter.sign({ ...sample, slot }, { isTampered, isClockUnsure }, sample.carry));
      samples.isClockUnsure = false;
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      options.reject(error);
    }
  }
  return readings;
}

/**
 * What a clock that was far ahead has signed would keep the meter silent until that time comes, so it is given up. What the chain has is no such thing:
 * then this clock is behind.
 */
function voidAhead({ meter, log }: RunOptions, ended: number): boolean {
  const last = meter.log.lastSigned;
  if (last === undefined || last.slot <= ended + MOST_AHEAD) return false;
  const acknowledged = meter.log.acknowledgedSlot ?? 0;
  if (acknowledged > ended) {
    log.error({ slot: ended, acknowledged }, "the clock is behind the chain's: nothing is signed until it is right");
    return false;
  }
  const readings = meter.log.voidAfter(ended);
  log.error(
    { slot: ended, lastSlot: last.slot, readings },
    "the clock was ahead: what it has signed of slots to come is given up",
  );
  return true;
}

/** The slot that a moment is in or ends: at its very end, a sample has its registers. */
const slotEndedBy = (atMs: number, slotSeconds: number): number => Math.ceil(atMs / (slotSeconds * 1_000)) - 1;

/** The last sample of each slot that has not ended, and whether the next reading has to say that its time was not sure. */
class LatestSamples {
  isClockUnsure = false;
  readonly #options: RunOptions;
  readonly #bySlot = new Map<number, Sample>();

  constructor(options: RunOptions) {
    this.#options = options;
  }

  hear(sample: Sample): void {
    const { meter, slotSeconds, time, reject } = this.#options;
    try {
      const nowMs = time.now();
      if (sample.atMs > nowMs + FUTURE_MS)
        throw new RejectedError(
          "future",
          "time",
          sample.atMs,
          `it is ${nowMs} here: set the source's clock or this one`,
        );
      meter.checkRegisters(sample);
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      reject(error);
      return;
    }
    const slot = slotEndedBy(sample.atMs, slotSeconds);
    const before = this.#bySlot.get(slot);
    if (before !== undefined && before.atMs > sample.atMs) return;
    this.#bySlot.set(slot, sample);
    const [oldest] = this.#bySlot.keys();
    if (this.#bySlot.size > MOST_OPEN_SLOTS && oldest !== undefined) this.#bySlot.delete(oldest);
  }

  /** Those of slots up to `ended` that are recent enough to stand for their slot's end; forgets them and the older ones. */
  take(ended: number): Map<number, Sample> {
    const { slotSeconds, mostAgeSeconds } = this.#options;
    const taken = new Map<number, Sample>();
    for (const [slot, sample] of this.#bySlot) {
      if (slot > ended) continue;
      this.#bySlot.delete(slot);
      const endMs = (slot + 1) * slotSeconds * 1_000;
      if (sample.atMs >= endMs - mostAgeSeconds * 1_000) taken.set(slot, sample);
    }
    return taken;
  }
}
