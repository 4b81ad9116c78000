"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, SlotGrid, SlotZone, Tariff } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { firstSlotWhere } from "./firstSlotWhere";

/** What is set to be otherwise, and from which slot on. */
export interface Scheduled {
  tariff: { fromSlot: number; tariff: Tariff } | undefined;
  /** Of zones whose line or island will change. */
  zones: { zoneId: number; fromSlot: number; zone: SlotZone }[];
}

/** How far ahead is looked: far beyond what anybody sets. */
const AHEAD = 100_000;
/** Of zones, so that a page asks a bounded number of questions. */
const MOST = 16;

export async function getScheduled(deployment: Deployment): Promise<Scheduled> {
  const { library, client } = await loadChain(deployment);
  const now = library.slotAt(Math.floor(Date.now() / 1000), deployment.slotSeconds);
  const grids = new Map<number, Promise<SlotGrid>>();
  const gridAt = (slot: number): Promise<SlotGrid> => {
    const asked = grids.get(slot) ?? library.getSlotGrid(client, { slot });
    grids.set(slot, asked);
    return asked;
  };
  const [present, future] = await Promise.all([gridAt(now), gridAt(now + AHEAD)]);
  const firstWith = (isChanged: (grid: SlotGrid) => boolean) =>
    firstSlotWhere(now, now + AHEAD, async (slot) => isChanged(await gridAt(slot)));
  const tariffOf = ({ tariff }: SlotGrid) => JSON.stringify(tariff);
  const zoneOf = (grid: SlotGrid, zoneId: number) => grid.zones.find((zone) => zone.zoneId === zoneId);
  const changing = present.zones.filter(
    ({ zoneId }) => termsOf(zoneOf(future, zoneId)) !== termsOf(zoneOf(present, zoneId)),
  );
  const zones = [];
  for (const { zoneId } of changing.slice(0, MOST)) {
    const before = termsOf(zoneOf(present, zoneId));
    const fromSlot = await firstWith((grid) => termsOf(zoneOf(grid, zoneId)) !== before);
    const zone = zoneOf(await gridAt(fromSlot), zoneId);
    if (zone !== undefined) zones.push({ zoneId, fromSlot, zone });
  }
  if (tariffOf(future) === tariffOf(present)) return { tariff: undefined, zones };
  const fromSlot = await firstWith((grid) => tariffOf(grid) !== tariffOf(present));
  return { tariff: { fromSlot, tariff: (await gridAt(fromSlot)).tariff }, zones };
}

/** What of a zone is set from a slot on. */
const termsOf = (zone: SlotZone | undefined): string =>
  zone === undefined ? "" : [zone.capacityUpWh, zone.capacityDownWh, zone.feeMicroPerKwh, zone.islanded].join(" ");

export const getScheduledOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "scheduled"],
    queryFn: () => getScheduled(deployment),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });

export const useScheduled = () => useQuery(getScheduledOptions(useConfig().deployment));
