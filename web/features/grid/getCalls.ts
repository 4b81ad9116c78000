"use client";

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import type { CallPage } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import { csvFile } from "@/lib/indexer/csvFile";

/** What fits a card. */
const CALLS = 6;

/** For what a zone's offers were called, the latest first, a page. */
export const getCalls = (zoneId: number, cursor: string | null): Promise<CallPage> =>
  askIndexer((client) =>
    client.GET("/v1/zones/{zone_id}/calls", {
      params: { path: { zone_id: zoneId }, query: { limit: CALLS, ...(cursor !== null && { cursor }) } },
    }),
  );

export const getCallsOptions = (zoneId: number) =>
  infiniteQueryOptions({
    queryKey: ["indexer", "flexibility", "calls", zoneId],
    queryFn: ({ pageParam }) => getCalls(zoneId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useCalls = (zoneId: number) => useInfiniteQuery(getCallsOptions(zoneId));

/** Where a zone's calls, or what they asked of each offer and got, are a file. */
export const callsFile = (zoneId: number, what: "calls" | "awards"): string => csvFile(`/v1/zones/${zoneId}/${what}`);
