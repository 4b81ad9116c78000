"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { CallAt, Deployment, OpenCall, ZoneParams } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const PAGE = 100;
/** Of calls that have not ended, so that a page asks a bounded number of questions. */
const MOST_PAGES = 10;

/** By what a zone is judged and called. */
export async function getZoneParams(deployment: Deployment, zoneId: number): Promise<ZoneParams> {
  const { library, client } = await loadChain(deployment);
  return (await library.getBalancedZone(client, { zoneId })).params;
}

export const getZoneParamsOptions = (deployment: Deployment, zoneId: number) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "params", zoneId],
    queryFn: () => getZoneParams(deployment, zoneId),
  });

export const useZoneParams = (zoneId: number) => useQuery(getZoneParamsOptions(useConfig().deployment, zoneId));

/** Calls that have not ended, of all zones: a slot is called once on a line. */
export async function getOpenCalls(deployment: Deployment): Promise<OpenCall[]> {
  const { library, client } = await loadChain(deployment);
  const all: OpenCall[] = [];
  let startAfter: CallAt | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { calls } = await library.getFlexibilityCalls(client, { limit: PAGE, ...(startAfter && { startAfter }) });
    all.push(...calls);
    const last = calls.at(-1);
    if (last === undefined || calls.length < PAGE) break;
    startAfter = { slot: last.slot, zoneId: last.zoneId };
  }
  return all;
}

export const getOpenCallsOptions = (deployment: Deployment) =>
  queryOptions({ queryKey: ["chain", "flexibility", "called"], queryFn: () => getOpenCalls(deployment) });

export const useOpenCalls = () => useQuery(getOpenCallsOptions(useConfig().deployment));
