"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { askIndexer } from "@/lib/indexer/ask";
import type { SlotOfZones } from "./scene";

/** A day of the data. */
const SLOTS = 96;
/** So many zones are asked about; a larger community's picture shows now only. */
export const MOST_ZONES = 8;

/** The last slots that are final, oldest first, each with what every zone did. */
export async function getDay(zoneIds: readonly number[]): Promise<SlotOfZones[]> {
  const pages = await Promise.all(
    zoneIds.map((zone_id) =>
      askIndexer((client) =>
        client.GET("/v1/zones/{zone_id}/slots", { params: { path: { zone_id }, query: { limit: SLOTS } } }),
      ),
    ),
  );
  const slots = new Map<number, SlotOfZones & { zones: SlotOfZones["zones"][number][] }>();
  for (const zone of pages.flatMap(({ items }) => items)) {
    if (!zone.final) continue;
    const { slot, feed_in_micro_per_kwh, retail_micro_per_kwh } = zone;
    const one = slots.get(slot) ?? { slot, feed_in_micro_per_kwh, retail_micro_per_kwh, zones: [] };
    one.zones.push(zone);
    slots.set(slot, one);
  }
  return [...slots.values()].sort((a, b) => a.slot - b.slot);
}

export const getDayOptions = (zoneIds: readonly number[]) =>
  queryOptions({
    queryKey: ["indexer", "slots", "neighbourhood", ...zoneIds],
    queryFn: () => getDay(zoneIds),
    enabled: zoneIds.length > 0,
  });

export const useDay = (zoneIds: readonly number[]) => useQuery(getDayOptions(zoneIds));
