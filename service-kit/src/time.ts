import { setTimeout as sleep } from "node:timers/promises";

/** Time as a service sees it; tests bring their own. */
export interface TimeSource {
  /** Unix time in ms. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemTime: TimeSource = {
  now: () => Date.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};
