"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, SlotOutcome } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** The outcome of the last slot that is final; `null` while none is. */
export async function getLatestOutcome(deployment: Deployment): Promise<SlotOutcome | null> {
  const { library, client } = await loadChain(deployment);
  const { lastFinalSlot } = await library.getProgress(client);
  return lastFinalSlot === undefined ? null : library.getSlot(client, { slot: lastFinalSlot });
}

export const getLatestOutcomeOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "latestOutcome"],
    queryFn: () => getLatestOutcome(deployment),
    refetchInterval: Math.min(deployment.slotSeconds * 500, 30_000),
  });

export const useLatestOutcome = () => useQuery(getLatestOutcomeOptions(useConfig().deployment));
