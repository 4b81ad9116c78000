import type { TimeSource } from "@wattmesh/service-kit/time";

/** A clock that stands until it is told to go on. */
export class SteppedTime implements TimeSource {
  ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  now(): number {
    return this.ms;
  }

  pause(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.ms += ms;
    return Promise.resolve();
  }
}
