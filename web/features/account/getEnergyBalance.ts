"use client";

import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { Deployment } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** Energy tokens of an address, in Wh. */
export async function getEnergyBalance(deployment: Deployment, address: string): Promise<bigint> {
  const { library, client } = await loadChain(deployment);
  return (await library.getBalance(client, { address })).balance;
}

export const getEnergyBalanceOptions = (deployment: Deployment, address: string | undefined) =>
  queryOptions({
    queryKey: ["chain", "energyBalance", address],
    queryFn: address === undefined ? skipToken : () => getEnergyBalance(deployment, address),
  });

export const useEnergyBalance = () => useQuery(getEnergyBalanceOptions(useConfig().deployment, useAddress()));
