"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Zone } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { askIndexer } from "@/lib/indexer/ask";

const PAGE = 100;
/** Pages of a zone that are counted at most. */
const MOST_PAGES = 10;

/** A zone and all below it. */
export function zonesBelow(zones: readonly Pick<Zone, "zoneId" | "parentId">[], zoneId: number): number[] {
  const below = [zoneId];
  // A parent comes before its children.
  for (const { zoneId: id, parentId } of zones) if (parentId !== undefined && below.includes(parentId)) below.push(id);
  return below;
}

/** How many owners have a meter in service in these zones; the first thousand meters of each are counted. */
export async function getHouseholds(zoneIds: readonly number[]): Promise<number> {
  const owners = new Set<string>();
  for (const zone_id of zoneIds) {
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query: { zone_id: number; limit: number; cursor?: string } = {
        zone_id,
        limit: PAGE,
        ...(cursor && { cursor }),
      };
      const { items, next_cursor }: { items: { owner: string; status: string }[]; next_cursor: string | null } =
        await askIndexer((client) => client.GET("/v1/metering-points", { params: { query } }));
      for (const { owner, status } of items) if (status !== "decommissioned") owners.add(owner);
      if (next_cursor === null) break;
      cursor = next_cursor;
    }
  }
  return owners.size;
}

/** Nothing where there is no indexer. */
export function useHouseholds(zoneIds: readonly number[], wanted: boolean): number | undefined {
  const { indexer } = useConfig();
  return useQuery(
    queryOptions({
      queryKey: ["indexer", "community", "meters", "households", zoneIds],
      queryFn: () => getHouseholds(zoneIds),
      enabled: wanted && indexer,
      staleTime: 60_000,
    }),
  ).data;
}
