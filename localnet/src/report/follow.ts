import { setTimeout as sleep } from "node:timers/promises";
import { type Client, getProgress, getSlots, NetworkError, type SlotOutcome } from "@wattmesh/client";

/** Time between two queries of the chain: about one block. */
const POLL_MS = 300;

/** Every slot that becomes final after `after`, in order, until `signal` ends it. Slots in which nothing was metered are not there. */
export async function* settledSlots(
  client: Client,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<SlotOutcome> {
  let seen = after ?? -1;
  while (!signal.aborted) {
    const last = await lastFinalSlot(client);
    if (last !== undefined && last > seen) {
      yield* await finalSlots(client, seen, last);
      seen = last;
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

export async function lastFinalSlot(client: Client): Promise<number | undefined> {
  try {
    return (await getProgress(client)).lastFinalSlot;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** Outcomes of the slots after `after` up to `last`, oldest first. */
async function finalSlots(client: Client, after: number, last: number): Promise<SlotOutcome[]> {
  const found: SlotOutcome[] = [];
  for (let startBefore = last + 1; ; ) {
    const { slots } = await getSlots(client, { startBefore });
    found.push(...slots.filter(({ slot, stage }) => slot > after && stage === "final"));
    const oldest = slots.at(-1)?.slot;
    if (oldest === undefined || oldest <= after) return found.reverse();
    startBefore = oldest;
  }
}
