"use client";

import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { MeteringPointPage, TamperReportPage } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";

const PAGE = 50;

/** Metering points in order of id, a page. */
export const getMeters = (cursor: string | null): Promise<MeteringPointPage> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points", { params: { query: { limit: PAGE, ...(cursor !== null && { cursor }) } } }),
  );

export const getMetersOptions = () =>
  infiniteQueryOptions({
    queryKey: ["indexer", "community", "meters"],
    queryFn: ({ pageParam }) => getMeters(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const useMeters = () => useInfiniteQuery(getMetersOptions());

/** Reports of tampering, newest first. */
export const getTamperReports = (): Promise<TamperReportPage> =>
  askIndexer((client) => client.GET("/v1/tamper-reports", { params: { query: { limit: 100 } } }));

export const getTamperReportsOptions = () =>
  queryOptions({ queryKey: ["indexer", "tamper"], queryFn: getTamperReports });

export const useTamperReports = () => useQuery(getTamperReportsOptions());
