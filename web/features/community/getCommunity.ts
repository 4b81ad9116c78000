"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { addDays, dayAt, isoDay } from "@wattmesh/client";
import type { Community, Flows, SlotDetail, Zone } from "@wattmesh/indexer-client";
import { useFormat } from "@/kit/useFormat";
import { askIndexer } from "@/lib/indexer/ask";

/** What the community is and came to since it began. */
export const getCommunity = (): Promise<Community> => askIndexer((client) => client.GET("/v1/community"));

export const getCommunityOptions = () =>
  queryOptions({ queryKey: ["indexer", "slots", "community"], queryFn: getCommunity });

export const useCommunity = () => useQuery(getCommunityOptions());

/** Zones with their lines, islands and storage as they are now. */
export const getGrid = async (): Promise<Zone[]> => (await askIndexer((client) => client.GET("/v1/zones"))).items;

export const getGridOptions = () =>
  queryOptions({ queryKey: ["indexer", "community", "zones"], queryFn: getGrid, refetchInterval: 30_000 });

export const useGrid = () => useQuery(getGridOptions());

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

/** The latest slot that is final, zone by zone; `null` while there is none. */
export async function getLatestSlot(): Promise<SlotDetail | null> {
  const { last_final_slot: slot } = await getCommunity();
  if (slot === null) return null;
  return askIndexer((client) => client.GET("/v1/slots/{slot}", { params: { path: { slot } } }));
}

export const getLatestSlotOptions = () =>
  queryOptions({ queryKey: ["indexer", "slots", "latest"], queryFn: getLatestSlot });

export const useLatestSlot = () => useQuery(getLatestSlotOptions());
