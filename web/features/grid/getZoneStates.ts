"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { StateMovePage } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";

/** What fits a card. */
const MOVES = 8;

/** How a zone fared, each move from one state to another, newest first. */
export const getZoneStates = (zoneId: number): Promise<StateMovePage> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/states", { params: { path: { zone_id: zoneId }, query: { limit: MOVES } } }),
  );

export const getZoneStatesOptions = (zoneId: number) =>
  queryOptions({ queryKey: ["indexer", "community", "states", zoneId], queryFn: () => getZoneStates(zoneId) });

export const useZoneStates = (zoneId: number) => useQuery(getZoneStatesOptions(zoneId));
