"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Curve } from "@wattmesh/indexer-client";
import { askIndexer } from "@/lib/indexer/ask";
import { REPORT_STALE_MS, type ReportParameters, reportDays, reportPath } from "./reportParameters";

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
      params: { path: reportPath(of), query: { ...reportDays(of), ...(cursor !== null && { cursor }) } },
    }),
  );

export const getCurveOptions = (of: ReportParameters) =>
  queryOptions({
    queryKey: ["indexer", "report", "curve", of.meterId, reportDays(of)],
    queryFn: () => getCurve(of),
    staleTime: REPORT_STALE_MS,
  });
export const useCurve = (of: ReportParameters, enabled: boolean) => useQuery({ ...getCurveOptions(of), enabled });
