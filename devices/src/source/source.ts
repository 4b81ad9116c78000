import type { LastSigned } from "../store/readingLog.ts";
import type { Rejection } from "./rejection.ts";

/** Registers as a source knew them at a moment: cumulative, in whole Wh, rounded down. */
export interface Sample {
  /** Unix time in ms. */
  readonly atMs: number;
  readonly importTotalWh: bigint;
  readonly exportTotalWh: bigint;
  readonly isTampered?: boolean;
  /** What the source needs to go on from here, as JSON; given back to it in `LastSigned`. */
  readonly carry?: unknown;
}

/** Slots whose ends nobody heard of in time. */
export interface Missed {
  /** First and last slot. */
  readonly from: number;
  readonly to: number;
  readonly slotSeconds: number;
  readonly last: LastSigned | undefined;
}

export interface SourceEvents {
  sample(sample: Sample): void;
  rejected(rejection: Rejection): void;
}

/** Where a meter's registers come from. */
export interface Source {
  /** Begins to tell of samples as they come. What is wrong with one is rejected, and never ends the source. */
  start(events: SourceEvents): Promise<void>;
  /** Registers in slots that were missed, as far as the source kept them; oldest first. */
  fill?(missed: Missed): Promise<Sample[]>;
  stop(): Promise<void>;
}
