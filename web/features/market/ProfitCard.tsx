"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { PositionPage } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { TimeSeries } from "@/components/charts/TimeSeries";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/kit/Loading";
import { useTerms } from "@/kit/queries/getPoint";
import { useResults } from "@/kit/queries/getResults";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { askIndexer } from "@/lib/indexer/ask";
import { profitOf, runningGain, sumProfits } from "./profit";

/** Slots with a position that are looked at: a week of quarter-hours. */
const MOST = 672;
/** Results that one answer has. */
const RESULTS = 1_000;
/** Micro-currency of the axis' unit. */
const PER_AXIS_UNIT = 1_000_000;

/** Forward trades by slot, the latest slot first: as many as are looked at. */
const getTraded = (meterId: number): Promise<PositionPage> =>
  askIndexer((client) =>
    client.GET("/v1/metering-points/{meter_id}/positions", {
      params: { path: { meter_id: meterId }, query: { limit: MOST } },
    }),
  );

const getTradedOptions = (meterId: number) =>
  queryOptions({ queryKey: ["indexer", "point", "profit", meterId], queryFn: () => getTraded(meterId) });

/** What trading ahead brought, against leaving everything to the rule. */
export function ProfitCard({ meterId }: { meterId: number }) {
  const t = useTranslations("market.profit");
  const format = useFormat();
  const traded = useQuery(getTradedOptions(meterId));
  const slots = traded.data?.items.map(({ slot }) => slot) ?? [];
  const oldest = slots.at(-1);
  const results = useResults(meterId, {
    limit: RESULTS,
    ...(oldest !== undefined && { fromSlot: oldest, toSlot: (slots[0] ?? oldest) + 1 }),
  });
  const terms = useTerms();
  const profits = useMemo(
    () =>
      traded.data && results.data && terms.data
        ? profitOf(traded.data.items, results.data.items, terms.data.tariff.tradingFeeMicroPerKwh)
        : undefined,
    [traded.data, results.data, terms.data],
  );
  const { times, series } = useMemo(() => {
    const running = runningGain(profits ?? []);
    return {
      times: (profits ?? []).map(({ slot }) => format.slotPoint(slot)),
      series: [
        {
          label: t("gain"),
          color: "--accent",
          values: running.map((micro) => Number(micro) / PER_AXIS_UNIT),
          filled: true,
          stepped: true,
          format: (value: number) => format.money(BigInt(Math.round(value * PER_AXIS_UNIT))),
        },
      ],
    };
  }, [profits, format, t]);
  const formatAxis = useCallback((value: number) => format.money(BigInt(Math.round(value * PER_AXIS_UNIT))), [format]);
  const sum = profits && sumProfits(profits);
  return (
    <Card title={t("title")} hint={t("hint")} aria-busy={profits === undefined}>
      {profits === undefined && (traded.isPending || results.isPending || terms.isPending) && (
        <Loading className="h-72" />
      )}
      <Unanswered title={t("unreachable")} of={[traded, results, terms]} />
      {profits?.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      {profits !== undefined && profits.length > 0 && sum && (
        <>
          <dl className="mb-4 grid grid-cols-1 gap-4 sm:grid-cols-3">
            <Stat
              strong
              label={t("gain")}
              value={format.money(sum.gainMicro, "always")}
              hint={t(sum.gainMicro >= 0n ? "better" : "worse")}
            />
            <Stat label={t("money")} value={format.money(sum.moneyMicro, "always")} hint={t("moneyHint")} />
            <Stat label={t("instead")} value={format.money(sum.insteadMicro, "always")} hint={t("insteadHint")} />
          </dl>
          <TimeSeries
            label={t("picture")}
            times={times}
            series={series}
            holdsSeconds={format.slotHolds}
            timeZone={format.timeZone}
            locale={format.locale}
            height={160}
            formatAxis={formatAxis}
          />
          <AsTable
            summary={t("asTable")}
            caption={t("title")}
            head={[t("slot"), t("sold"), t("bought"), t("money"), t("instead"), t("gain")]}
            rows={() =>
              profits.toReversed().map((one) => ({
                key: one.slot,
                cells: [
                  format.slotTime(one.slot),
                  format.energy(one.soldWh),
                  format.energy(one.boughtWh),
                  ...[one.moneyMicro, one.insteadMicro, one.gainMicro].map((micro) => format.money(micro, "always")),
                ],
              }))
            }
          />
        </>
      )}
    </Card>
  );
}
