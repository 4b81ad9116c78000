import { setTimeout as sleep } from "node:timers/promises";
import type { Coverage } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import type { Log } from "@wattmesh/service-kit/log";

/** A recount of all accounts by the contract. */
export interface Audited {
  readonly coverage: Coverage;
  /** When it ended, unix ms. */
  readonly atMs: number;
}

/** Has the contract recount every account, again and again, so that somebody notices when coins do not cover them. */
export class Audit {
  readonly #recount: () => Promise<Coverage>;
  readonly #everyMs: number;
  readonly #log: Log;
  readonly #now: () => number;
  #latest: Audited | undefined;

  constructor(recount: () => Promise<Coverage>, everySeconds: number, log: Log, now: () => number = Date.now) {
    this.#recount = recount;
    this.#everyMs = everySeconds * 1_000;
    this.#log = log;
    this.#now = now;
  }

  /** The latest that could be made; nothing before the first. */
  get latest(): Audited | undefined {
    return this.#latest;
  }

  /** Recounts until it is stopped; never, where the interval is 0. */
  async run(stopped: AbortSignal): Promise<void> {
    while (this.#everyMs > 0 && !stopped.aborted) {
      await this.#once();
      await sleep(this.#everyMs, undefined, { signal: stopped }).catch(() => undefined);
    }
  }

  async #once(): Promise<void> {
    try {
      const coverage = await this.#recount();
      this.#latest = { coverage, atMs: this.#now() };
      const { holds, accountsMicro, coinsMicro, balanceMicro } = coverage;
      if (holds) return;
      const figures = {
        accountsMicro: `${accountsMicro}`,
        coinsMicro: `${coinsMicro}`,
        balanceMicro: `${balanceMicro}`,
      };
      this.#log.error(figures, "coins do not cover every account");
    } catch (error) {
      this.#log.warn({ error: messageOf(error) }, "the accounts could not be recounted");
    }
  }
}
