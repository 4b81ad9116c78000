"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { isoDay } from "@wattmesh/client";
import type { Bills } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import type { DayRange } from "@/lib/time/period";

export interface BillsParameters {
  meterId: number;
  period: "day" | "month";
  range: DayRange;
  timeZone: string;
}

const query = ({ period, range, timeZone }: BillsParameters) => ({
  period,
  from: isoDay(range.from),
  to: isoDay(range.to),
  time_zone: timeZone,
});

/** Energy and money of each local day or month of a range. */
export const getBills = (parameters: BillsParameters): Promise<Bills> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/bills", {
      params: { path: { meter_id: parameters.meterId }, query: query(parameters) },
    }),
  );

export const getBillsOptions = (parameters: BillsParameters) =>
  queryOptions({
    queryKey: ["indexer", "point", "bills", parameters.meterId, query(parameters)],
    queryFn: () => getBills(parameters),
    placeholderData: (before) => before,
  });

export const useBills = (parameters: BillsParameters) => useQuery(getBillsOptions(parameters));
