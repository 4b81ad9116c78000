import { isoDay } from "@wattmesh/client";
import type { DayRange } from "@/lib/time/period";

/** What a report is of. */
export interface ReportParameters {
  meterId: number;
  range: DayRange;
  timeZone: string;
}

/** A report sums every slot of its range, so it is not asked for again with each new one. */
export const REPORT_STALE_MS = 5 * 60_000;

export const reportDays = ({ range, timeZone }: ReportParameters) => ({
  from: isoDay(range.from),
  to: isoDay(range.to),
  time_zone: timeZone,
});

export const reportPath = ({ meterId }: ReportParameters) => ({ meter_id: meterId });
