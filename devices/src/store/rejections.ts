import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "@wattmesh/service-kit/log";
import type { Rejection } from "../source/rejection.ts";

/** In a meter's folder: what was rejected, one JSON object a line. */
export const REJECTIONS_FILE = "rejected.jsonl";

/** What is kept of rejected input is at most twice as much. */
const MOST_BYTES = 1_048_576;
/** A source that says the same wrong thing each second is written down once in so long. */
const AGAIN_MS = 60_000;

/** Keeps what was rejected and why, within bounds, and tells of it. A disk that is full of it is no reason to stop. */
export class Rejections {
  readonly #file: string;
  readonly #log: Log;
  readonly #now: () => number;
  #last: { reason: string; detail: string; atMs: number } | undefined;
  #count = 0;

  constructor(folder: string, log: Log, now: () => number = Date.now) {
    this.#file = join(folder, REJECTIONS_FILE);
    this.#log = log;
    this.#now = now;
  }

  /** Since the start. */
  get count(): number {
    return this.#count;
  }

  reject({ reason, detail }: Rejection): void {
    this.#count += 1;
    const atMs = this.#now();
    const last = this.#last;
    if (last?.reason === reason && last.detail === detail && atMs - last.atMs < AGAIN_MS) return;
    this.#last = { reason, detail, atMs };
    this.#log.warn({ reason, detail }, "rejected");
    try {
      if ((statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES)
        renameSync(this.#file, `${this.#file}.1`);
      const line = { at: new Date(atMs).toISOString(), reason, detail };
      appendFileSync(this.#file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch (error) {
      this.#log.error({ error: (error as Error).message }, "what was rejected cannot be kept");
    }
  }
}
