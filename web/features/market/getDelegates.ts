"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Delegate, Deployment } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** Who may place orders for a metering point, and within which limits. */
export async function getDelegates(deployment: Deployment, meterId: number): Promise<Delegate[]> {
  const { library, client } = await loadChain(deployment);
  return (await library.getDelegates(client, { meterId })).delegates;
}

export const getDelegatesOptions = (deployment: Deployment, meterId: number) =>
  queryOptions({
    queryKey: ["chain", "delegates", meterId],
    queryFn: () => getDelegates(deployment, meterId),
  });

export const useDelegates = (meterId: number) => useQuery(getDelegatesOptions(useConfig().deployment, meterId));
