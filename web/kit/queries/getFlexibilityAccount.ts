"use client";

import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { BalancingAccount, Deployment } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** Money that an address has with balancing. */
export async function getFlexibilityAccount(deployment: Deployment, address: string): Promise<BalancingAccount> {
  const { library, client } = await loadChain(deployment);
  return library.getBalancingAccount(client, { address });
}

export const getFlexibilityAccountOptions = (deployment: Deployment, address: string | undefined) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "account", address],
    queryFn: address === undefined ? skipToken : () => getFlexibilityAccount(deployment, address),
  });

export const useFlexibilityAccount = () => useQuery(getFlexibilityAccountOptions(useConfig().deployment, useAddress()));
