import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, retryHelps } from "@wattmesh/service-kit/errors";

const EVERY_MS = 2_000;
const CLEAR = "\u001b[2J\u001b[H";

export interface WatchOptions {
  read(): Promise<string[]>;
  write(text: string): void;
  signal: AbortSignal;
  everyMs?: number;
}

/** Shows a screen anew every two seconds until it is told to stop. What helps to try again is shown in its place, and tried again. */
export async function watch({ read, write, signal, everyMs = EVERY_MS }: WatchOptions): Promise<void> {
  while (!signal.aborted) {
    const lines = await read().catch((error: unknown) => {
      if (!retryHelps(error)) throw error;
      return [messageOf(error)];
    });
    if (!signal.aborted) write(`${CLEAR}${lines.join("\n")}\n`);
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
