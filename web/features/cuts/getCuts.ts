"use client";

import { infiniteQueryOptions, skipToken, useInfiniteQuery } from "@tanstack/react-query";
import type { CutPage, CutPointPage } from "@wattmesh/indexer-client";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { askIndexer } from "@/lib/indexer/ask";
import { csvFile } from "@/lib/indexer/csvFile";

/** What fits a card. */
const CUTS = 6;

/** What a zone's metering points were cut by, the latest first, a page. */
export const getCuts = (zoneId: number, cursor: string | null): Promise<CutPage> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/cuts", {
      params: { path: { zone_id: zoneId }, query: { limit: CUTS, ...(cursor !== null && { cursor }) } },
    }),
  );

export const getCutsOptions = (zoneId: number) =>
  infiniteQueryOptions({
    queryKey: ["indexer", "flexibility", "cuts", "zone", zoneId],
    queryFn: ({ pageParam }) => getCuts(zoneId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useCuts = (zoneId: number) => useInfiniteQuery(getCutsOptions(zoneId));

/** What somebody's metering points were cut by, the latest first, a page. */
export const getCutsOf = (address: string, cursor: string | null): Promise<CutPointPage> =>
  askIndexer((client) =>
    client.GET("/v1/participants/{address}/cuts", {
      params: { path: { address }, query: { limit: CUTS, ...(cursor !== null && { cursor }) } },
    }),
  );

export const getCutsOfOptions = (address: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["indexer", "flexibility", "cuts", "own", address],
    queryFn: address === undefined ? skipToken : ({ pageParam }) => getCutsOf(address, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useCutsOf = () => useInfiniteQuery(getCutsOfOptions(useAddress()));

/** Where a zone's cuts, or what they were for each metering point, are a file. */
export const cutsFile = (zoneId: number, what: "cuts" | "cut-points"): string => csvFile(`/v1/zones/${zoneId}/${what}`);

export const ownCutsFile = (address: string): string => csvFile(`/v1/participants/${address}/cuts`);
