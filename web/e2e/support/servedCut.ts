import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "@playwright/test";

const program = join(import.meta.dirname, "../../../indexer/test/support/serveCut.ts");

interface ServedCut {
  slotSeconds: number;
  slot: number;
  zoneId: number;
  meterId: number;
  owner: string;
}

/** An indexer that knows of a cut which the shared localnet never needs: pages are given its answers about cuts, all else is the localnet's. */
export async function serveCut(
  page: Page,
  cut: ServedCut,
): Promise<{ measure(): Promise<void>; stop(): Promise<void> }> {
  const child = fork(program, [JSON.stringify(cut)], { execArgv: [] });
  const { url } = await answerOf<{ url: string }>(child);
  await page.route(/\/v1\/(participants|zones)\/[^/]+\/(cuts|cut-points)/, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${url}${pathname}${search}` }) });
  });
  return {
    measure: async () => {
      const measured = answerOf(child);
      child.send("measure");
      await measured;
    },
    // A page asks as long as it is open.
    stop: async () => {
      await page.unrouteAll({ behavior: "wait" });
      child.disconnect();
    },
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`serveCut ended with ${code}`)));
  const [answer] = await Promise.race([once(child, "message"), ended]);
  return answer as Answer;
}
