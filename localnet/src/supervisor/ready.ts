import { setTimeout as sleep } from "node:timers/promises";
import { PartError } from "../errors.ts";
import { type Child, exitError } from "./child.ts";

const START_MS = 90_000;

/** Waits until a service answers well at `url`. One that says why it is not ready is told in its own words. */
export async function untilReady(url: string, child: Child, withinMs = START_MS): Promise<void> {
  let troubles: readonly string[] = [];
  const why = () => troubles.map((trouble) => `: ${trouble}`).join("");
  await untilTrue(child, { withinMs, otherwise: "was not ready", why }, async () => {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return true;
    troubles = await troublesOf(answer);
    return false;
  });
}

async function troublesOf(answer: Response | undefined): Promise<readonly string[]> {
  const said = (await answer?.json().catch(() => undefined)) as { troubles?: unknown } | undefined;
  return Array.isArray(said?.troubles) ? said.troubles.filter((trouble) => typeof trouble === "string") : [];
}

/** Polls `condition` until it holds. Fails when the child ends before, or when it takes too long. */
export async function untilTrue(
  child: Child,
  { withinMs, otherwise, why = () => "" }: { withinMs: number; otherwise: string; why?: () => string },
  condition: () => Promise<boolean>,
): Promise<void> {
  const ended = child.exited.then((exit) => {
    throw exitError(exit);
  });
  ended.catch(() => undefined);
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Promise.race([sleep(50), ended])) {
    if (await Promise.race([condition(), ended])) return;
  }
  throw new PartError(child.name, `${otherwise} within ${withinMs / 1000} s${why()}`);
}
