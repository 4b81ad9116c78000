"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ResultPage } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";

export interface ResultsRange {
  fromSlot?: number;
  /** Not included. */
  toSlot?: number;
  limit?: number;
}

/** What slots came to for a metering point, newest first. */
export const getResults = (meterId: number, { fromSlot, toSlot, limit }: ResultsRange): Promise<ResultPage> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/results", {
      params: {
        path: { meter_id: meterId },
        query: {
          ...(fromSlot !== undefined && { from_slot: fromSlot }),
          ...(toSlot !== undefined && { to_slot: toSlot }),
          ...(limit !== undefined && { limit }),
        },
      },
    }),
  );

export const getResultsOptions = (meterId: number, range: ResultsRange) =>
  queryOptions({
    queryKey: ["indexer", "point", "results", meterId, range],
    queryFn: () => getResults(meterId, range),
  });

export const useResults = (meterId: number, range: ResultsRange) => useQuery(getResultsOptions(meterId, range));
