import type { TimeSource } from "@wattmesh/service-kit/time";
import type { ModelChain } from "./model-chain.ts";

/** Time that passes only while somebody waits: each pause takes as long as it says, and the chain makes its blocks meanwhile. */
export class ModelTime implements TimeSource {
  #nowMs: number;
  readonly #chain: ModelChain;
  readonly #blockMs: number;

  constructor(chain: ModelChain, blockMs = 1_000) {
    this.#chain = chain;
    this.#blockMs = blockMs;
    this.#nowMs = chain.timeSeconds * 1_000;
  }

  now = (): number => this.#nowMs;

  async pause(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const until = this.#nowMs + ms;
    while (this.#nowMs < until) {
      this.#nowMs += Math.min(this.#blockMs, until - this.#nowMs);
      this.#chain.nextBlock();
    }
    await Promise.resolve();
  }

  /** Lets `ms` pass. */
  async pass(ms: number): Promise<void> {
    await this.pause(ms, new AbortController().signal);
  }
}
