"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, Zone } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const PAGE = 100;

/** Every zone of the grid's tree, in order of id; the root is the first. */
export async function getZones(deployment: Deployment): Promise<Zone[]> {
  const { library, client } = await loadChain(deployment);
  const zones: Zone[] = [];
  for (;;) {
    const last = zones.at(-1)?.zoneId;
    const page = await library.getZones(client, { limit: PAGE, ...(last !== undefined && { startAfter: last }) });
    zones.push(...page.zones);
    if (page.zones.length < PAGE) return zones;
  }
}

export const getZonesOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "zones"], queryFn: () => getZones(deployment), staleTime: 60_000 });

export const useZones = () => useQuery(getZonesOptions(useConfig().deployment));
