"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, Relief } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const OFFERS = 100;
const MOST_PAGES = 10;

/** What is offered in a zone. */
export interface Offered {
  /** How many offers count now. */
  offers: number;
  /** What they come to in a slot. */
  energyWh: bigint;
  /** How many are to count later. */
  later: number;
}

export async function getOffered(deployment: Deployment, zoneId: number, relief: Relief): Promise<Offered> {
  const { library, client } = await loadChain(deployment);
  const offered: Offered = { offers: 0, energyWh: 0n, later: 0 };
  let startAfter: number | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { zoneId, relief, limit: OFFERS, ...(startAfter !== undefined && { startAfter }) };
    const { offers } = await library.getFlexibilityOffers(client, asked);
    for (const { terms, next } of offers) {
      if (terms === undefined) offered.later += next?.terms === undefined ? 0 : 1;
      else {
        offered.offers += 1;
        offered.energyWh += terms.energyWh;
      }
    }
    startAfter = offers.at(-1)?.offerId;
    if (offers.length < OFFERS) break;
  }
  return offered;
}

export const getOfferedOptions = (deployment: Deployment, zoneId: number, relief: Relief) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "offered", zoneId, relief],
    queryFn: () => getOffered(deployment, zoneId, relief),
    staleTime: 60_000,
  });

export const useOffered = (zoneId: number, relief: Relief) =>
  useQuery(getOfferedOptions(useConfig().deployment, zoneId, relief));
