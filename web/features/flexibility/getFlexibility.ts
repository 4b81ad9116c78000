"use client";

import { infiniteQueryOptions, queryOptions, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type {
  BaselineResponse,
  CallAt,
  CallTerms,
  Deployment,
  FlexibilityAward,
  FlexibilityOffer,
  Relief,
} from "@wattmesh/client";
import type { AwardTotals } from "@wattmesh/indexer-client";
import { useConfig } from "@/kit/ConfigProvider";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { leastOfferWh } from "@/lib/energy/offers";
import { askIndexer } from "@/lib/indexer/ask";
import { csvFile } from "@/lib/indexer/csvFile";

export const reliefs = ["draw_less", "feed_in_less"] as const satisfies readonly Relief[];

const AWARDS = 10;

/** On what terms a zone takes offers. */
export interface ZoneTerms {
  leastWh: bigint;
  /** When the clock calls; nothing where the zone's operator said nothing. */
  calls: CallTerms | undefined;
  meteredSecondsPerSlot: number;
}

export async function getZoneTerms(deployment: Deployment, zoneId: number): Promise<ZoneTerms> {
  const { library, client } = await loadChain(deployment);
  const [zone, metering] = await Promise.all([
    library.getBalancedZone(client, { zoneId }),
    library.getMeteringConfig(client),
  ]);
  const { params } = zone;
  return {
    leastWh: leastOfferWh(params),
    calls: params.calls,
    meteredSecondsPerSlot: metering.meteredSecondsPerSlot,
  };
}

export const getZoneTermsOptions = (deployment: Deployment, zoneId: number) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "terms", zoneId],
    queryFn: () => getZoneTerms(deployment, zoneId),
  });

export const useZoneTerms = (zoneId: number) => useQuery(getZoneTermsOptions(useConfig().deployment, zoneId));

/** An owner's offers in a zone, at most one of each kind. */
export type Offers = Partial<Record<Relief, FlexibilityOffer>>;

export async function getOffers(deployment: Deployment, zoneId: number, owner: string): Promise<Offers> {
  const { library, client } = await loadChain(deployment);
  const found = await Promise.all(
    reliefs.map(async (relief) => {
      const offer = await library.getFlexibilityOffer(client, { zoneId, relief, owner }).catch((error: unknown) => {
        if (error instanceof library.QueryError) return undefined;
        throw error;
      });
      return offer === undefined ? [] : [[relief, offer] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

export const getOffersOptions = (deployment: Deployment, zoneId: number, owner: string | undefined) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "offers", zoneId, owner],
    queryFn: owner === undefined ? skipToken : () => getOffers(deployment, zoneId, owner),
    refetchInterval: 60_000,
  });

export const useOffers = (zoneId: number) => useQuery(getOffersOptions(useConfig().deployment, zoneId, useAddress()));

/** What an owner was called for, newest first, a page. */
export async function getAwards(
  deployment: Deployment,
  owner: string,
  startBefore: CallAt | null,
): Promise<FlexibilityAward[]> {
  const { library, client } = await loadChain(deployment);
  const page = { owner, limit: AWARDS, ...(startBefore !== null && { startBefore }) };
  return (await library.getAwardsOf(client, page)).awards;
}

export const getAwardsOptions = (deployment: Deployment, owner: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["chain", "flexibility", "awards", owner],
    queryFn: owner === undefined ? skipToken : ({ pageParam }) => getAwards(deployment, owner, pageParam),
    initialPageParam: null as CallAt | null,
    getNextPageParam: (page) => {
      const last = page.at(-1);
      return page.length < AWARDS || last === undefined ? null : { slot: last.slot, zoneId: last.zoneId };
    },
  });

export const useAwards = () => useInfiniteQuery(getAwardsOptions(useConfig().deployment, useAddress()));

interface BaselineParameters {
  zoneId: number;
  relief: Relief;
  owner: string;
  slot: number;
}

/** By what an offer would be measured in a slot. */
export async function getBaseline(deployment: Deployment, parameters: BaselineParameters): Promise<BaselineResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getBaseline(client, parameters);
}

export const getBaselineOptions = (deployment: Deployment, parameters: BaselineParameters | undefined) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "baseline", parameters],
    queryFn: parameters === undefined ? skipToken : () => getBaseline(deployment, parameters),
  });

export const useBaseline = (parameters: BaselineParameters | undefined) =>
  useQuery(getBaselineOptions(useConfig().deployment, parameters));

/** What all awards of an owner came to. */
export const getEarned = (address: string): Promise<AwardTotals> =>
  askIndexer((client) => client.GET("/v1/participants/{address}/flexibility", { params: { path: { address } } }));

export const getEarnedOptions = (address: string | undefined) =>
  queryOptions({
    queryKey: ["indexer", "flexibility", "earned", address],
    queryFn: address === undefined ? skipToken : () => getEarned(address),
  });

export const useEarned = () => useQuery(getEarnedOptions(useAddress()));

/** Where what an owner was called for, and delivered, is a file. */
export const ownAwardsFile = (address: string): string => csvFile(`/v1/participants/${address}/awards`);
