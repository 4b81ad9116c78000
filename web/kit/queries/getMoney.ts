"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, MoneyResponse } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** How coins leave, and whether paying out is paused. */
export async function getMoney(deployment: Deployment): Promise<MoneyResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getMoney(client);
}

export const getMoneyOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "money"], queryFn: () => getMoney(deployment), staleTime: 60_000 });

export const useMoney = () => useQuery(getMoneyOptions(useConfig().deployment));
