"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, Proposal, RegistryConfig } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const PAGE = 100;
const MOST = 1_000;

/** Proposals, newest first, the latest thousand. */
export async function getProposals(deployment: Deployment): Promise<Proposal[]> {
  const { library, client } = await loadChain(deployment);
  const proposals: Proposal[] = [];
  for (;;) {
    const startBefore = proposals.at(-1)?.proposalId;
    const page = await library.getProposals(client, { limit: PAGE, startBefore });
    proposals.push(...page.proposals);
    if (page.proposals.length < PAGE || proposals.length >= MOST) return proposals;
  }
}

export const getProposalsOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "proposals"], queryFn: () => getProposals(deployment), refetchInterval: 10_000 });

export const useProposals = () => useQuery(getProposalsOptions(useConfig().deployment));

export async function getRegistryConfig(deployment: Deployment): Promise<RegistryConfig> {
  const { library, client } = await loadChain(deployment);
  return library.getRegistryConfig(client);
}

export const getRegistryConfigOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "registryConfig"],
    queryFn: () => getRegistryConfig(deployment),
    staleTime: 60_000,
  });

export const useRegistryConfig = () => useQuery(getRegistryConfigOptions(useConfig().deployment));
