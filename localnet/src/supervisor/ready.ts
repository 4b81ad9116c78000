import { setTimeout as sleep } from "node:timers/promises";
import { PartError } from "../errors.ts";
import { type Child, exitError } from "./child.ts";

const START_MS = 30_000;

/** Waits until a service answers well at `url`. */
export const untilReady = (url: string, child: Child): Promise<void> =>
  untilTrue(child, { withinMs: START_MS, otherwise: "was not ready" }, async () => {
    const answer = await fetch(url).catch(() => undefined);
    return answer?.ok === true;
  });

/** Polls `condition` until it holds. Fails when the child ends before, or when it takes too long. */
export async function untilTrue(
  child: Child,
  { withinMs, otherwise }: { withinMs: number; otherwise: string },
  condition: () => Promise<boolean>,
): Promise<void> {
  const ended = child.exited.then((exit) => {
    throw exitError(exit);
  });
  ended.catch(() => undefined);
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Promise.race([sleep(50), ended])) {
    if (await Promise.race([condition(), ended])) return;
  }
  throw new PartError(child.name, `${otherwise} within ${withinMs / 1000} s`);
}
