"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { type Series, TimeSeries } from "@/components/charts/TimeSeries";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { getZoneSlotsOptions } from "./getMarket";

const SLOTS = 192;
/** ct per kWh of micro per kWh, for the axis only. */
const PER_AXIS_UNIT = 10_000;

/** What a kWh cost in a zone's pool, between what the utility pays and what it charges. */
export function PriceHistory({ zoneId }: { zoneId: number }) {
  const t = useTranslations("market.prices");
  const format = useFormat();
  const { slotPoint } = format;
  const [slots] = useQueries({ queries: [getZoneSlotsOptions(zoneId, SLOTS)] });
  const items = slots.data?.items;
  const { times, series } = useMemo(() => {
    const ascending = [...(items ?? [])].reverse();
    const line = (label: string, color: string, values: Series["values"], more: Partial<Series> = {}): Series => ({
      label,
      color,
      values,
      stepped: true,
      format: String,
      ...more,
    });
    const micro = (value: number | null) => (value === null ? null : value / PER_AXIS_UNIT);
    return {
      times: ascending.map(({ slot }) => slotPoint(slot)),
      series: [
        line(
          t("pool"),
          "--neighbours",
          ascending.map((one) => micro(one.price_micro_per_kwh)),
          { filled: true },
        ),
        line(
          t("retail"),
          "--utility",
          ascending.map((one) => micro(one.retail_micro_per_kwh)),
          { dashed: true },
        ),
        line(
          t("feedIn"),
          "--utility",
          ascending.map((one) => micro(one.feed_in_micro_per_kwh)),
          { dashed: true },
        ),
      ],
    };
  }, [items, slotPoint, t]);
  const formatAxis = useCallback((value: number) => format.priceNumber(Math.round(value * PER_AXIS_UNIT)), [format]);
  return (
    <Card title={t("title")} hint={t("hint", { unit: format.priceUnit })}>
      {slots.isPending && <Loading className="h-56" />}
      <Unanswered title={t("unreachable")} of={[slots]} />
      {items?.length === 0 && <p className="py-8 text-center text-ink-soft">{t("none")}</p>}
      {items !== undefined && items.length > 0 && (
        <>
          <TimeSeries
            label={t("title")}
            times={times}
            series={series}
            holdsSeconds={format.slotHolds}
            timeZone={format.timeZone}
            locale={format.locale}
            formatAxis={formatAxis}
          />
          <AsTable
            summary={t("asTable")}
            caption={t("title")}
            head={[t("slot"), t("pool"), t("sold"), t("bought")]}
            rows={() =>
              items.map((one) => ({
                key: one.slot,
                cells: [
                  format.slotTime(one.slot),
                  one.price_micro_per_kwh === null ? "–" : format.price(one.price_micro_per_kwh),
                  format.energy(BigInt(one.pool_sold_wh)),
                  format.energy(BigInt(one.pool_bought_wh)),
                ],
              }))
            }
          />
        </>
      )}
    </Card>
  );
}
