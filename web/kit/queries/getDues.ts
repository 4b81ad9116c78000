"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { isoDay } from "@wattmesh/client";
import type { DuesOfRange } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import type { DayRange } from "@/lib/time/period";

export interface DuesParameters {
  meterId: number;
  range: DayRange;
  timeZone: string;
}

const query = ({ range, timeZone }: DuesParameters) => ({
  from: isoDay(range.from),
  to: isoDay(range.to),
  time_zone: timeZone,
});

/** Claims and debts of a metering point when a range of local days began, and when it ended. */
export const getDues = (parameters: DuesParameters): Promise<DuesOfRange> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/dues", {
      params: { path: { meter_id: parameters.meterId }, query: query(parameters) },
    }),
  );

export const getDuesOptions = (parameters: DuesParameters) =>
  queryOptions({
    queryKey: ["indexer", "point", "dues", parameters.meterId, query(parameters)],
    queryFn: () => getDues(parameters),
    placeholderData: (before) => before,
  });

export const useDues = (parameters: DuesParameters) => useQuery(getDuesOptions(parameters));
