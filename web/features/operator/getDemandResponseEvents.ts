"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { type DemandResponseEvent, type Deployment, limits } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** Demand-response events that are not over, in order of id: all of them are one page. */
export async function getDemandResponseEvents(deployment: Deployment): Promise<DemandResponseEvent[]> {
  const { library, client } = await loadChain(deployment);
  return (await library.getDemandResponseEvents(client, { limit: limits.grid.events })).events;
}

export const getDemandResponseEventsOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "demandResponseEvents"],
    queryFn: () => getDemandResponseEvents(deployment),
    refetchInterval: 30_000,
  });

export const useDemandResponseEvents = () => useQuery(getDemandResponseEventsOptions(useConfig().deployment));
