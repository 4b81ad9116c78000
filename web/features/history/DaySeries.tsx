"use client";

import type { TimeRange } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { type Series, TimeSeries } from "@/components/charts/TimeSeries";
import { Card } from "@/components/ui/card";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useResults } from "@/kit/queries/getResults";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";

/** What one question brings at most; a day of quarter-hours has 92 to 100. */
const MOST = 1_000;
const whole = (wh: string) => Number(BigInt(wh));

/** A day slot by slot. */
export function DaySeries({ meterId, range }: { meterId: number; range: TimeRange }) {
  const t = useTranslations("history");
  const format = useFormat();
  const { slotSeconds } = useConfig().deployment;
  const fromSlot = Math.ceil(range.from / slotSeconds);
  const toSlot = Math.ceil(range.to / slotSeconds);
  const results = useResults(meterId, { fromSlot, toSlot, limit: MOST });
  const items = results.data?.items;
  const { times, series } = useMemo(() => {
    const ascending = [...(items ?? [])].reverse();
    const one = (label: string, color: string, wh: (item: (typeof ascending)[number]) => string): Series => ({
      label,
      color,
      values: ascending.map((item) => whole(wh(item))),
      filled: true,
      stepped: true,
      format: (value) => `${value} Wh`,
    });
    return {
      times: ascending.map(({ slot }) => format.slotPoint(slot)),
      series: [one(t("fedIn"), "--sun", (item) => item.export_wh), one(t("taken"), "--home", (item) => item.import_wh)],
    };
  }, [items, format, t]);
  const formatAxis = useCallback((wh: number) => format.energy(BigInt(Math.round(wh))), [format]);
  return (
    <Card title={t("slots")} hint={t("slotsHint")}>
      {results.isPending && <Loading className="h-56" />}
      <Unanswered title={t("unreachable")} of={[results]} />
      {items?.length === 0 && <p className="py-8 text-center text-ink-soft">{t("emptyDay")}</p>}
      {items !== undefined && items.length > 0 && (
        <>
          <TimeSeries
            label={t("slots")}
            times={times}
            series={series}
            holdsSeconds={format.slotHolds}
            timeZone={format.timeZone}
            locale={format.locale}
            formatAxis={formatAxis}
          />
          {results.data?.next_cursor && (
            <p className="mt-1 text-ink-soft text-xs">{t("latestSlots", { count: MOST })}</p>
          )}
          <AsTable
            summary={t("asTable")}
            caption={t("slots")}
            head={[t("slot"), t("fedIn"), t("taken"), t("price"), t("money")]}
            rows={() =>
              items.map((item) => ({
                key: item.slot,
                cells: [
                  <a key="slot" className="underline underline-offset-4" href={`/explain/${meterId}/${item.slot}`}>
                    {format.slotTime(item.slot)}
                  </a>,
                  format.energy(BigInt(item.export_wh)),
                  format.energy(BigInt(item.import_wh)),
                  item.price_micro_per_kwh === null ? "–" : format.price(item.price_micro_per_kwh),
                  format.money(BigInt(item.money_micro)),
                ],
              }))
            }
          />
        </>
      )}
    </Card>
  );
}
