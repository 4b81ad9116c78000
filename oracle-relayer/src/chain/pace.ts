import type { IncludedTx } from "./port.ts";

/** How the contract's errors look in a transaction's log, as wasmd wraps them. */
const CONTRACT_ERROR = /execute wasm contract failed/;
const OUT_OF_GAS = /out of gas/;

const MAX_BACKOFF_MS = 30_000;
const MIN_BACKOFF_MS = 500;

/** How large the next transaction may be and how long to wait before it, from the results of the last ones. */
export interface Pace {
  /** The most readings in one transaction. */
  readonly maxReadings: number;
  /** The gas limit is multiplied by this, in per cent. */
  readonly gasPercent: number;
  readonly backoffMs: number;
  /** Why the last transaction failed; `undefined` after one that succeeded. */
  readonly failure: string | undefined;
}

export const fullPace = (maxReadings: number): Pace => ({
  maxReadings,
  gasPercent: 100,
  backoffMs: 0,
  failure: undefined,
});

/** What transactions took tells what the next ones take, when they are as large as this: in small ones what is fixed hides the rest. */
const TELLING_READINGS = 256;
const LEAST_GAS_PERCENT = 25;

/** After a success of `readings` readings: twice as many in the next transaction, up to `most`, and no more gas for them than turned out to be needed. */
export const afterSuccess = (pace: Pace, most: number, readings = 0, gas?: IncludedTx["gas"]): Pace => ({
  maxReadings: Math.min(most, pace.maxReadings * 2),
  gasPercent: readings < TELLING_READINGS ? pace.gasPercent : lowered(pace.gasPercent, gas),
  backoffMs: 0,
  failure: undefined,
});

/** A quarter more than was used, approached by a fifth at a time: other meters may have keys on a curve that costs more. */
function lowered(percent: number, gas: IncludedTx["gas"]): number {
  if (gas === undefined || gas.used <= 0 || gas.wanted <= 0) return percent;
  const needed = Math.ceil((percent * gas.used * 1.25) / gas.wanted);
  return Math.min(percent, Math.max(needed, Math.ceil(percent * 0.8), LEAST_GAS_PERCENT));
}

/**
 * After a transaction of `readings` readings that failed in its block: half as many, so that what the contract refuses is soon alone; more
 * gas where that was the reason; a growing wait where the size can't be.
 */
export function afterFailure(pace: Pace, readings: number, log: string): Pace {
  const short = OUT_OF_GAS.test(log);
  const alone = readings <= 1;
  return {
    maxReadings: Math.max(1, Math.floor(readings / 2)),
    gasPercent: short ? Math.min(400, Math.floor(pace.gasPercent * 1.5)) : pace.gasPercent,
    backoffMs: alone || !isContractError(log) ? nextBackoff(pace.backoffMs) : 0,
    failure: log,
  };
}

export const nextBackoff = (ms: number): number => Math.min(MAX_BACKOFF_MS, Math.max(MIN_BACKOFF_MS, ms * 2));

export const isContractError = (log: string): boolean => CONTRACT_ERROR.test(log) && !OUT_OF_GAS.test(log);
