import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { readDsmr } from "./formats/dsmr.ts";
import { dsmrFraming, Frames, smlFraming } from "./formats/frames.ts";
import { readSml } from "./formats/sml.ts";
import { RejectedError } from "./rejection.ts";
import type { Source, SourceEvents } from "./source.ts";
import type { ObisTemplate } from "./template.ts";
import { wholeWh } from "./wattHours.ts";

const REOPEN_MS = 5_000;

export interface TelegramOptions {
  /** For messages. */
  readonly name: string;
  readonly template: ObisTemplate;
  readonly open: () => Promise<Readable>;
  /** Whether the stream is opened again after its end, as a port whose plug was pulled. */
  readonly isLive: boolean;
  readonly now?: () => number;
}

/** Telegrams out of a stream. Those of a port are of now; those of a file are of when they say. */
export class TelegramSource implements Source {
  readonly #options: TelegramOptions;
  readonly #stop = new AbortController();
  #reading: Promise<void> | undefined;

  constructor(options: TelegramOptions) {
    this.#options = options;
  }

  async start(events: SourceEvents): Promise<void> {
    this.#reading = this.#readOn(events);
    // A file is read before anything is signed.
    if (!this.#options.isLive) await this.#reading;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#reading;
  }

  async #readOn(events: SourceEvents): Promise<void> {
    const { name, open, isLive } = this.#options;
    const { signal } = this.#stop;
    do {
      try {
        const stream = await open();
        const close = () => stream.destroy();
        signal.addEventListener("abort", close);
        if (signal.aborted) close();
        await this.#readAll(stream, events).finally(() => signal.removeEventListener("abort", close));
        if (isLive && !signal.aborted) events.rejected({ reason: "unreachable", detail: `${name}: it has ended` });
      } catch (error) {
        if (!signal.aborted) events.rejected({ reason: "unreachable", detail: `${name}: ${(error as Error).message}` });
      }
      if (isLive) await sleep(REOPEN_MS, undefined, { signal }).catch(() => undefined);
    } while (isLive && !signal.aborted);
  }

  async #readAll(stream: Readable, events: SourceEvents): Promise<void> {
    const frames = new Frames(this.#options.template.format === "sml" ? smlFraming : dsmrFraming);
    for await (const chunk of stream) this.#guarded(events, () => this.#hear(events, frames.push(chunk)));
    if (frames.rest > 0 && !this.#options.isLive)
      this.#guarded(events, () => {
        throw new RejectedError("truncated", this.#options.name, `${frames.rest} bytes`, "ends within a telegram");
      });
  }

  #hear(events: SourceEvents, telegrams: Buffer[]): void {
    const { template, isLive, now = Date.now } = this.#options;
    for (const telegram of telegrams)
      this.#guarded(events, () => {
        const read = template.format === "sml" ? readSml : readDsmr;
        const { importMicro, exportMicro, atMs } = read(template, telegram);
        events.sample({
          atMs: isLive ? now() : (atMs ?? now()),
          importTotalWh: wholeWh(importMicro),
          exportTotalWh: wholeWh(exportMicro),
        });
      });
  }

  #guarded(events: SourceEvents, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      events.rejected(error);
    }
  }
}
