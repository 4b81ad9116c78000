"use client";

import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { Home } from "@wattmesh/indexer-client";
import { useFormat } from "@/kit/useFormat";
import { askIndexer } from "@/lib/indexer/ask";

/** Rule, day, month, money and price of a metering point, in one call. */
export const getHome = (meterId: number, timeZone: string): Promise<Home> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/home", {
      params: { path: { meter_id: meterId }, query: { time_zone: timeZone } },
    }),
  );

export const getHomeOptions = (meterId: number | undefined, timeZone: string) =>
  queryOptions({
    queryKey: ["indexer", "point", "home", meterId, timeZone],
    queryFn: meterId === undefined ? skipToken : () => getHome(meterId, timeZone),
    refetchInterval: 60_000,
  });

export const useHome = (meterId: number | undefined) => useQuery(getHomeOptions(meterId, useFormat().timeZone));
