"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { BeyondLine, BeyondLinePage } from "@wattmesh/indexer-client";
import { useConfig } from "@/kit/ConfigProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { askIndexer } from "@/lib/indexer/ask";

/** So many slots are named in a notice; the rest is in the API's list. */
const SHOWN = 5;
const WEEK_SECONDS = 604_800;

/** By how much a zone's meters went beyond its line, and which way. */
export function beyondOf({ net_export_wh, capacity_wh }: BeyondLine): { up: boolean; moreWh: bigint } {
  const netWh = BigInt(net_export_wh);
  const up = netWh >= 0n;
  return { up, moreWh: (up ? netWh : -netWh) - BigInt(capacity_wh) };
}

/** The latest slots since `fromSlot` in which a zone's meters said more than its line carries, newest first. */
export const getBeyondLine = (zoneId: number, fromSlot: number): Promise<BeyondLinePage> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/beyond-line", {
      params: { path: { zone_id: zoneId }, query: { from_slot: fromSlot, limit: SHOWN } },
    }),
  );

export const getBeyondLineOptions = (zoneId: number, fromSlot: () => number) =>
  queryOptions({
    queryKey: ["indexer", "beyondLine", zoneId],
    queryFn: () => getBeyondLine(zoneId, fromSlot()),
  });

/** Those of the last week. */
export function useBeyondLine(zoneId: number) {
  const { indexer, deployment } = useConfig();
  const current = useCurrentSlot();
  const weekSlots = Math.floor(WEEK_SECONDS / deployment.slotSeconds);
  const options = getBeyondLineOptions(zoneId, () => Math.max(0, current - weekSlots));
  return useQuery({ ...options, enabled: indexer });
}
