"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { LineFlow } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";

/** A day of the data, back and ahead. */
const SLOTS = 96;

/** What flowed on a zone's line and what will. */
export const getLineFlow = (zoneId: number): Promise<LineFlow> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/flow", {
      params: { path: { zone_id: zoneId }, query: { slots: SLOTS, ahead: SLOTS } },
    }),
  );

export const getLineFlowOptions = (zoneId: number) =>
  queryOptions({ queryKey: ["indexer", "slots", "line", zoneId], queryFn: () => getLineFlow(zoneId) });

export const useLineFlow = (zoneId: number) => useQuery(getLineFlowOptions(zoneId));
