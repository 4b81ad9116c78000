"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { TradePage } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { Candles } from "@/components/charts/Candles";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { askIndexer } from "@/lib/indexer/ask";
import { candlesOf } from "./candles";

/** What one answer has at most. */
const PAGE = 100;
const MOST_PAGES = 3;

/** What batches traded in a zone, newest first: as many as are drawn. */
export async function getBatches(zoneId: number): Promise<TradePage["items"]> {
  const all: TradePage["items"] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: { zone_id: number; limit: number; cursor?: string } = {
      zone_id: zoneId,
      limit: PAGE,
      ...(cursor !== null && { cursor }),
    };
    const { items, next_cursor }: TradePage = await askIndexer((client) =>
      client.GET("/v1/trades", { params: { query } }),
    );
    all.push(...items);
    cursor = next_cursor;
    if (cursor === null) break;
  }
  return all;
}

export const getBatchesOptions = (zoneId: number) =>
  queryOptions({
    queryKey: ["indexer", "batches", zoneId],
    queryFn: () => getBatches(zoneId),
    // So many pages are not asked again with each order.
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

/** How each slot's price moved from its first batch to its last. */
export function CandlesCard({ zoneId }: { zoneId: number }) {
  const t = useTranslations("market.candles");
  const format = useFormat();
  const batches = useQuery(getBatchesOptions(zoneId));
  const candles = useMemo(() => candlesOf(batches.data ?? []), [batches.data]);
  const { slotTime, slotClock, price, energy } = format;
  return (
    <Card title={t("title")} hint={t("hint", { unit: format.priceUnit })} aria-busy={batches.isPending}>
      {batches.isPending && <Loading className="h-56" />}
      <Unanswered title={t("unreachable")} of={[batches]} />
      {batches.data && candles.length === 0 && <p className="py-4 text-ink-soft text-sm">{t("none")}</p>}
      {candles.length > 0 && (
        <>
          <Candles
            label={t("title")}
            formatAxis={(micro) => format.priceNumber(Math.round(micro / 1000) * 1000)}
            candles={candles.map((candle) => ({
              key: String(candle.slot),
              label: slotClock(candle.slot),
              told: t("told", {
                time: slotTime(candle.slot),
                open: price(candle.openMicroPerKwh),
                close: price(candle.closeMicroPerKwh),
                high: price(candle.highMicroPerKwh),
                low: price(candle.lowMicroPerKwh),
              }),
              open: candle.openMicroPerKwh,
              close: candle.closeMicroPerKwh,
              high: candle.highMicroPerKwh,
              low: candle.lowMicroPerKwh,
            }))}
          />
          <p className="mt-1 text-ink-soft text-xs">{t("how")}</p>
          <AsTable
            summary={t("asTable")}
            caption={t("title")}
            head={[t("slot"), t("first"), t("last"), t("highest"), t("lowest"), t("batches"), t("energy")]}
            rows={() =>
              candles.toReversed().map((candle) => ({
                key: candle.slot,
                cells: [
                  slotTime(candle.slot),
                  price(candle.openMicroPerKwh),
                  price(candle.closeMicroPerKwh),
                  price(candle.highMicroPerKwh),
                  price(candle.lowMicroPerKwh),
                  String(candle.batches),
                  energy(candle.energyWh),
                ],
              }))
            }
          />
        </>
      )}
    </Card>
  );
}
