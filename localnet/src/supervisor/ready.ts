import { setTimeout as sleep } from "node:timers/promises";
import { PartError } from "../errors.ts";
import { type Child, exitError } from "./child.ts";

const START_MS = 30_000;

/** Waits until a service answers well at `url`. Fails when it ends before, or takes too long. */
export async function untilReady(url: string, child: Child): Promise<void> {
  const ended = child.exited.then((exit) => {
    throw exitError(exit);
  });
  ended.catch(() => undefined);
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await Promise.race([sleep(50), ended])) {
    const answer = await Promise.race([fetch(url).catch(() => undefined), ended]);
    if (answer?.ok) return;
  }
  throw new PartError(child.name, `was not ready within ${START_MS / 1000} s`);
}
