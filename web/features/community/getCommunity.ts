"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { addDays, dayAt, isoDay } from "@wattmesh/client";
import type { Community, Flows } from "@wattmesh/indexer-client";
import { useFormat } from "@/kit/useFormat";
import { askIndexer } from "@/lib/indexer/ask";

/** What the community is and came to since it began. */
export const getCommunity = (): Promise<Community> => askIndexer((client) => client.GET("/v1/community"));

export const getCommunityOptions = () =>
  queryOptions({ queryKey: ["indexer", "slots", "community"], queryFn: getCommunity });

export const useCommunity = () => useQuery(getCommunityOptions());

/** Energy of each zone on a local day. */
export const getFlows = (day: string, to: string, timeZone: string): Promise<Flows> =>
  askIndexer((client) => client.GET("/v1/flows", { params: { query: { from: day, to, time_zone: timeZone } } }));

export const getFlowsOptions = (day: string, to: string, timeZone: string) =>
  queryOptions({ queryKey: ["indexer", "slots", "flows", day, timeZone], queryFn: () => getFlows(day, to, timeZone) });

/** Today's. */
export function useFlows() {
  const { timeZone } = useFormat();
  const today = dayAt(Date.now() / 1000, timeZone);
  return useQuery(getFlowsOptions(isoDay(today), isoDay(addDays(today, 1)), timeZone));
}
