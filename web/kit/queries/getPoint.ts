"use client";

import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { AccountResponse, Deployment, Tariff } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** A metering point's account and rule, as the chain has them now. */
export async function getPoint(deployment: Deployment, meterId: number): Promise<AccountResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getAccount(client, { meterId });
}

export const getPointOptions = (deployment: Deployment, meterId: number | undefined) =>
  queryOptions({
    queryKey: ["chain", "point", meterId],
    queryFn: meterId === undefined ? skipToken : () => getPoint(deployment, meterId),
  });

export const usePoint = (meterId: number | undefined) => useQuery(getPointOptions(useConfig().deployment, meterId));

/** What every price is measured against. */
export interface Terms {
  tariff: Tariff;
  /** Every price is a multiple of it. */
  priceTickMicroPerKwh: number;
  /** So many slots that have not begun keep the tariff they have. */
  tariffNoticeSlots: number;
}

export async function getTerms(deployment: Deployment): Promise<Terms> {
  const { library, client } = await loadChain(deployment);
  const slot = library.slotAt(Math.floor(Date.now() / 1000), deployment.slotSeconds);
  const [tariff, config] = await Promise.all([library.getTariff(client, { slot }), library.getGridConfig(client)]);
  const { priceTickMicroPerKwh, tariffNoticeSlots } = config;
  return { tariff, priceTickMicroPerKwh, tariffNoticeSlots };
}

export const getTermsOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "terms"], queryFn: () => getTerms(deployment), staleTime: 60_000 });

export const useTerms = () => useQuery(getTermsOptions(useConfig().deployment));
