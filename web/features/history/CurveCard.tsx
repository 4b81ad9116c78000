"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { type PanZoomColumn, PanZoomSeries } from "@/components/charts/PanZoomSeries";
import { indexFrom, type Sight, thinned } from "@/components/charts/panZoom";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SwitchField } from "@/components/ui/switch";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useCurve } from "@/kit/queries/getCurve";
import type { ReportParameters } from "@/kit/queries/reportParameters";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { curveTimes } from "./curveTimes";

/** In the table: what is in sight, in so many parts at most. */
const MOST_ROWS = 48;

/** Every slot of a range in one picture, to move over and to look at closely. It comes when it is asked for. */
export function CurveCard({ of }: { of: ReportParameters }) {
  const t = useTranslations("curve");
  const format = useFormat();
  const { slotSeconds } = useConfig().deployment;
  const [isAsked, ask] = useState(false);
  const [withPrice, setWithPrice] = useState(false);
  const [sight, setSight] = useState<Sight>();
  const curve = useCurve(of, isAsked);
  const data = curve.data;
  const { slotPoint, slotHolds } = format;
  const measured = useMemo(() => {
    if (data === undefined) return undefined;
    const { times, holdsSeconds } = curveTimes(data.slots, slotSeconds, { slotPoint, slotHolds });
    const watts = (wh: string) => (Number(wh) * 3_600) / slotHolds;
    return {
      times,
      holdsSeconds,
      taken: data.import_wh.map(watts),
      fedIn: data.export_wh.map(watts),
      price: data.price_micro_per_kwh,
      importWh: data.import_wh.map(Number),
      exportWh: data.export_wh.map(Number),
    };
  }, [data, slotSeconds, slotPoint, slotHolds]);
  const columns = useMemo((): PanZoomColumn[] => {
    if (measured === undefined) return [];
    return [
      { label: t("fedIn"), color: "--sun", values: measured.fedIn, area: true },
      { label: t("taken"), color: "--home", values: measured.taken, area: true },
      ...(withPrice ? [{ label: t("price"), color: "--accent", values: measured.price, area: false }] : []),
    ];
  }, [measured, withPrice, t]);
  const formatArea = useCallback((watts: number) => format.power(BigInt(Math.round(watts))), [format]);
  const formatLine = useCallback((micro: number) => format.price(Math.round(micro)), [format]);
  const rangeOf = (from: number, to: number) =>
    new Intl.DateTimeFormat(format.locale, {
      timeZone: format.timeZone,
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    }).formatRange(from * 1000, to * 1000);
  const shown =
    measured && (sight ?? { from: measured.times[0] ?? 0, to: (measured.times.at(-1) ?? 0) + measured.holdsSeconds });
  const sums = measured && shown && sumsIn(measured, shown);
  return (
    <Card title={t("title")} hint={t("hint")}>
      {!isAsked && measured === undefined && (
        <Button variant="secondary" size="sm" onClick={() => ask(true)}>
          {t("show")}
        </Button>
      )}
      {isAsked && curve.isPending && <Loading className="h-64" />}
      <Unanswered title={t("unreachable")} of={[curve]} />
      {measured?.times.length === 0 && <p className="py-6 text-center text-ink-soft">{t("empty")}</p>}
      {measured !== undefined && measured.times.length > 0 && shown && sums && (
        <>
          <SwitchField label={t("withPrice")} checked={withPrice} onCheckedChange={setWithPrice} />
          <PanZoomSeries
            label={t("title")}
            words={{
              earlier: t("earlier"),
              later: t("later"),
              closer: t("closer"),
              wider: t("wider"),
              whole: t("whole"),
              how: t("how"),
            }}
            times={measured.times}
            columns={columns}
            holdsSeconds={measured.holdsSeconds}
            timeZone={format.timeZone}
            locale={format.locale}
            formatArea={formatArea}
            formatLine={formatLine}
            onRest={setSight}
          />
          <p aria-live="polite" className="mt-2 text-sm tabular-nums">
            {t("inSight", {
              range: rangeOf(shown.from, shown.to),
              taken: format.energy(BigInt(sums.importWh)),
              fedIn: format.energy(BigInt(sums.exportWh)),
            })}
          </p>
          <AsTable
            summary={t("asTable")}
            caption={t("title")}
            head={[t("when"), t("fedIn"), t("taken"), t("price")]}
            rows={() => {
              const parts = thinned(
                measured.times,
                [measured.fedIn, measured.taken, measured.price],
                shown,
                MOST_ROWS,
                measured.holdsSeconds,
              );
              const [fedIn = [], taken = [], price = []] = parts.columns;
              const power = (watts: number | null | undefined) => (watts == null ? "–" : formatArea(watts));
              return parts.times
                .map((from, at) => ({ from, fedIn: fedIn[at], taken: taken[at], price: price[at] }))
                .filter((row) => row.taken != null)
                .map((row) => ({
                  key: row.from,
                  cells: [
                    rangeOf(row.from, row.from + parts.holdsSeconds),
                    power(row.fedIn),
                    power(row.taken),
                    row.price == null ? "–" : formatLine(row.price),
                  ],
                }));
            }}
          />
        </>
      )}
    </Card>
  );
}

interface Measured {
  times: number[];
  importWh: number[];
  exportWh: number[];
}

/** What was taken and fed in, in the slots that begin in sight. */
function sumsIn({ times, importWh, exportWh }: Measured, { from, to }: Sight) {
  const [first, end] = [indexFrom(times, from), indexFrom(times, to)];
  const sum = (values: number[]) => values.slice(first, end).reduce((total, value) => total + value, 0);
  return { importWh: sum(importWh), exportWh: sum(exportWh) };
}
