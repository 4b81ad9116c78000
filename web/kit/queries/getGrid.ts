"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { SlotDetail, Zone } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";

/** Zones with their lines, islands and storage as they are now. */
export const getGrid = async (): Promise<Zone[]> => (await askIndexer((client) => client.GET("/v1/zones"))).items;

export const getGridOptions = () =>
  queryOptions({ queryKey: ["indexer", "community", "zones"], queryFn: getGrid, refetchInterval: 30_000 });

export const useGrid = () => useQuery(getGridOptions());

/** The latest slot that is final, zone by zone; `null` while there is none. */
export async function getLatestSlot(): Promise<SlotDetail | null> {
  const { last_final_slot: slot } = await askIndexer((client) => client.GET("/v1/community"));
  if (slot === null) return null;
  return askIndexer((client) => client.GET("/v1/slots/{slot}", { params: { path: { slot } } }));
}

export const getLatestSlotOptions = () =>
  queryOptions({ queryKey: ["indexer", "slots", "latest"], queryFn: getLatestSlot });

export const useLatestSlot = () => useQuery(getLatestSlotOptions());
