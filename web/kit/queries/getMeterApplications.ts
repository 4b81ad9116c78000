"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, MeterApplication } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const PAGE = 100;

/** Applications for metering points that are open, oldest first; the chain holds a bounded number of them. */
export async function getMeterApplications(deployment: Deployment): Promise<MeterApplication[]> {
  const { library, client } = await loadChain(deployment);
  const applications: MeterApplication[] = [];
  for (;;) {
    const startAfter = applications.at(-1)?.applicationId;
    const page = await library.getMeterApplications(client, { limit: PAGE, startAfter });
    applications.push(...page.applications);
    if (page.applications.length < PAGE) return applications;
  }
}

export const getMeterApplicationsOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "meterApplications"],
    queryFn: () => getMeterApplications(deployment),
    refetchInterval: 10_000,
  });

export const useMeterApplications = () => useQuery(getMeterApplicationsOptions(useConfig().deployment));
