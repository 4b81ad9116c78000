"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { REPORT_STALE_MS, type ReportParameters, reportDays, reportPath } from "@/kit/queries/reportParameters";
import { askIndexer } from "@/lib/indexer/ask";

/** What is taken and fed in by the quarter hour of the day. */
export const getLoadProfileOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "profile", of.meterId, reportDays(of)],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/load-profile", {
          params: { path: reportPath(of), query: reportDays(of) },
        }),
      ),
    staleTime: REPORT_STALE_MS,
  });
export const useLoadProfile = (of: ReportParameters) => useQuery(getLoadProfileOptions(of));

/** Energy and money by the tariff that slots had. */
export const getTariffUsageOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "tariffs", of.meterId, reportDays(of)],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/tariff-usage", {
          params: { path: reportPath(of), query: reportDays(of) },
        }),
      ),
    staleTime: REPORT_STALE_MS,
  });
export const useTariffUsage = (of: ReportParameters, enabled: boolean) =>
  useQuery({ ...getTariffUsageOptions(of), enabled });

/** Energy and money by hours of the week; without `windows` by those of the community's schedule. */
export const getWindowUsageOptions = (of: ReportParameters, windows: string | undefined) => {
  const query = { ...reportDays(of), ...(windows !== undefined && { windows }) };
  return queryOptions({
    queryKey: ["indexer", "report", "windows", of.meterId, query],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/window-usage", { params: { path: reportPath(of), query } }),
      ),
    staleTime: REPORT_STALE_MS,
    placeholderData: (before) => before,
  });
};
export const useWindowUsage = (of: ReportParameters, windows: string | undefined, enabled: boolean) =>
  useQuery({ ...getWindowUsageOptions(of, windows), enabled });

/** Where the indexer has a file of a range. */
export function fileUrl(of: ReportParameters, what: "usage.xml" | "bill-lines"): string {
  const query = new URLSearchParams({ ...reportDays(of), ...(what === "bill-lines" && { format: "csv" }) });
  return `/v1/metering-points/${of.meterId}/${what}?${query}`;
}
