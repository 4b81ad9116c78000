"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { type Series, TimeSeries } from "@/components/charts/TimeSeries";
import { Card } from "@/components/ui/card";
import { Segments } from "@/components/ui/segments";
import { CsvButton } from "@/kit/CsvButton";
import { Loading } from "@/kit/Loading";
import type { ReportParameters } from "@/kit/queries/reportParameters";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { csvNumbers, csvText } from "@/lib/files/csv";
import { useLoadProfile } from "./getReport";
import { type DayKind, type Direction, quartersOf } from "./profileDay";

const kinds = ["weekday", "weekend"] as const;
const directions = ["import", "export"] as const;
const looks = { import: "--home", export: "--sun" } as const;
const NOON_SECONDS = 43_200;

/** A usual day: mean, least and most of each quarter hour. */
export function ProfileCard({ of, fileName }: { of: ReportParameters; fileName: string }) {
  const t = useTranslations("reports");
  const format = useFormat();
  const [kind, setKind] = useState<DayKind>("weekday");
  const [direction, setDirection] = useState<Direction>("import");
  const profile = useLoadProfile(of);
  const data = profile.data;
  const quarters = useMemo(
    () => (data === undefined ? [] : quartersOf(data, kind, direction)),
    [data, kind, direction],
  );
  const { times, series } = useMemo(() => {
    const one = (label: string, name: "meanW" | "leastW" | "mostW", look: Partial<Series>): Series => ({
      label,
      color: looks[direction],
      values: quarters.map((quarter) => Number(quarter[name])),
      stepped: true,
      format: (watts) => format.power(BigInt(Math.round(watts))),
      ...look,
    });
    return {
      times: quarters.map(({ at }) => at),
      series: [
        one(t("leastToMost"), "mostW", { band: "upper" }),
        one(t("least"), "leastW", { band: "lower" }),
        one(t("mean"), "meanW", { filled: true }),
      ],
    };
  }, [quarters, direction, format, t]);
  const formatAxis = useCallback((watts: number) => format.power(BigInt(Math.round(watts))), [format]);
  const textIn = (form: Parameters<typeof csvText>[1]) => {
    const { kwh } = csvNumbers(form);
    const columns = directions.flatMap((way) => [
      `${t(way)}, ${t("mean")}`,
      `${t(way)}, ${t("least")}`,
      `${t(way)}, ${t("most")}`,
    ]);
    const rows = (data?.items ?? []).map((quarter) => [
      t(quarter.days),
      quarter.clock,
      String(quarter.count),
      ...directions.flatMap((way) =>
        [quarter[`${way}_mean_wh`], quarter[`${way}_min_wh`], quarter[`${way}_max_wh`]].map((wh) => kwh(BigInt(wh))),
      ),
    ]);
    return csvText([[t("days"), t("clock"), t("counted"), ...columns.map((name) => `${name} (kWh)`)], ...rows], form);
  };
  return (
    <Card
      title={t("profile")}
      hint={t("profileHint")}
      aside={data !== undefined && data.items.length > 0 && <CsvButton name={fileName} textIn={textIn} />}
    >
      {profile.isPending && <Loading className="h-56" />}
      <Unanswered title={t("unreachable")} of={[profile]} />
      {data?.items.length === 0 && <p className="py-6 text-center text-ink-soft">{t("noProfile")}</p>}
      {data !== undefined && data.items.length > 0 && (
        <>
          <div className="mb-3 flex flex-wrap gap-2">
            <Segments
              label={t("days")}
              value={kind}
              onChange={setKind}
              options={kinds.map((value) => ({ value, label: t(value) }))}
            />
            <Segments
              label={t("direction")}
              value={direction}
              onChange={setDirection}
              options={directions.map((value) => ({ value, label: t(value) }))}
            />
          </div>
          {quarters.length === 0 ? (
            <p className="py-6 text-center text-ink-soft">{t(kind === "weekday" ? "noWeekday" : "noWeekend")}</p>
          ) : (
            <>
              <TimeSeries
                label={t("profileOf", { what: t(direction), days: t(kind) })}
                times={times}
                series={series}
                holdsSeconds={data.quarter_seconds}
                readsFirst={Math.max(
                  0,
                  times.findIndex((at) => at >= NOON_SECONDS),
                )}
                timeZone="UTC"
                locale={format.locale}
                formatAxis={formatAxis}
              />
              <AsTable
                summary={t("asTable")}
                caption={t("profileOf", { what: t(direction), days: t(kind) })}
                head={[t("clock"), t("mean"), t("least"), t("most"), t("counted")]}
                rows={() =>
                  quarters.map(({ at, clock, count, meanW, leastW, mostW }) => ({
                    key: at,
                    cells: [clock, format.power(meanW), format.power(leastW), format.power(mostW), count],
                  }))
                }
              />
            </>
          )}
        </>
      )}
    </Card>
  );
}
