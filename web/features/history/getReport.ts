"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { isoDay } from "@wattmesh/client";
import type { Curve } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import type { DayRange } from "@/lib/time/period";

export interface ReportParameters {
  meterId: number;
  range: DayRange;
  timeZone: string;
}

/** A report sums every slot of its range, so it is not asked for again with each new one. */
const STALE_MS = 5 * 60_000;

const days = ({ range, timeZone }: ReportParameters) => ({
  from: isoDay(range.from),
  to: isoDay(range.to),
  time_zone: timeZone,
});

const path = ({ meterId }: ReportParameters) => ({ meter_id: meterId });

/** What is taken and fed in by the quarter hour of the day. */
export const getLoadProfileOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "profile", of.meterId, days(of)],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/load-profile", { params: { path: path(of), query: days(of) } }),
      ),
    staleTime: STALE_MS,
  });
export const useLoadProfile = (of: ReportParameters) => useQuery(getLoadProfileOptions(of));

/** Energy and money by the tariff that slots had. */
export const getTariffUsageOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "tariffs", of.meterId, days(of)],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/tariff-usage", { params: { path: path(of), query: days(of) } }),
      ),
    staleTime: STALE_MS,
  });
export const useTariffUsage = (of: ReportParameters, enabled: boolean) =>
  useQuery({ ...getTariffUsageOptions(of), enabled });

/** Energy and money by hours of the week; without `windows` by those of the community's schedule. */
export const getWindowUsageOptions = (of: ReportParameters, windows: string | undefined) => {
  const query = { ...days(of), ...(windows !== undefined && { windows }) };
  return queryOptions({
    queryKey: ["indexer", "report", "windows", of.meterId, query],
    queryFn: () =>
      askIndexer((client) =>
        client.GET("/v1/metering-points/{meter_id}/window-usage", { params: { path: path(of), query } }),
      ),
    staleTime: STALE_MS,
    placeholderData: (before) => before,
  });
};
export const useWindowUsage = (of: ReportParameters, windows: string | undefined, enabled: boolean) =>
  useQuery({ ...getWindowUsageOptions(of, windows), enabled });

/** More than the indexer gives of one range. */
const MOST_PARTS = 10;

/** What was taken and fed in, and the price, of each slot. */
export async function getCurve(of: ReportParameters): Promise<Omit<Curve, "next_cursor">> {
  const { next_cursor: more, ...whole } = await askCurve(of, null);
  let cursor = more;
  for (let parts = 1; cursor !== null && parts < MOST_PARTS; parts += 1) {
    const { next_cursor, ...part } = await askCurve(of, cursor);
    for (const name of ["slots", "import_wh", "export_wh", "price_micro_per_kwh"] as const)
      (whole[name] as unknown[]).push(...part[name]);
    cursor = next_cursor;
  }
  return whole;
}

const askCurve = (of: ReportParameters, cursor: string | null): Promise<Curve> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/curve", {
      params: { path: path(of), query: { ...days(of), ...(cursor !== null && { cursor }) } },
    }),
  );

export const getCurveOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "curve", of.meterId, days(of)],
    queryFn: () => getCurve(of),
    staleTime: STALE_MS,
  });
export const useCurve = (of: ReportParameters, enabled: boolean) => useQuery({ ...getCurveOptions(of), enabled });

/** Where the indexer has a file of a range. */
export function fileUrl(of: ReportParameters, what: "usage.xml" | "bill-lines"): string {
  const query = new URLSearchParams({ ...days(of), ...(what === "bill-lines" && { format: "csv" }) });
  return `/v1/metering-points/${of.meterId}/${what}?${query}`;
}
