"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { PriceGrid } from "@/components/charts/PriceGrid";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useTerms } from "@/kit/queries/getPoint";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { loadChain } from "@/lib/chain/loadChain";
import { getDepth, useBooks } from "./getMarket";
import { edgesOf, type SlotBook, surfaceOf } from "./surface";

/** Slots whose books are asked for: a day of quarter-hours. */
const MOST = 96;
/** Questions on their way at once. */
const AT_ONCE = 8;

/** What rests in the books of several slots, of the chain: it knows what model prices come to now. */
export async function getSurface(
  deployment: Deployment,
  zoneId: number,
  slots: readonly number[],
): Promise<SlotBook[]> {
  // It comes once, before all of them ask for it.
  await loadChain(deployment);
  const books: SlotBook[] = [];
  for (let at = 0; at < slots.length; at += AT_ONCE)
    books.push(
      ...(await Promise.all(
        slots
          .slice(at, at + AT_ONCE)
          .map(async (slot) => ({ slot, levels: (await getDepth(deployment, slot, zoneId)).levels })),
      )),
    );
  return books;
}

export const getSurfaceOptions = (deployment: Deployment, zoneId: number, slots: readonly number[]) =>
  queryOptions({
    queryKey: ["chain", "surface", zoneId, slots],
    queryFn: () => getSurface(deployment, zoneId, slots),
    // So many questions are not asked again with each order.
    staleTime: 30_000,
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });

/** The books of all slots that can be traded, as one picture: when, at which price, and how much. It comes when it is asked for: each book is a question. */
export function SurfaceCard({ zoneId }: { zoneId: number }) {
  const t = useTranslations("market.surface");
  const format = useFormat();
  const { deployment } = useConfig();
  const [isAsked, ask] = useState(false);
  const books = useBooks(zoneId);
  const terms = useTerms();
  const slots = (books.data?.items ?? [])
    .filter(({ open_orders }) => open_orders > 0)
    .slice(0, MOST)
    .map(({ slot }) => slot);
  const resting = useQuery({ ...getSurfaceOptions(deployment, zoneId, slots), enabled: isAsked && slots.length > 0 });
  const tick = terms.data?.priceTickMicroPerKwh;
  const surface = useMemo(
    () => (resting.data && tick !== undefined ? surfaceOf(resting.data, tick) : undefined),
    [resting.data, tick],
  );
  const { price, energy, slotTime, slotClock } = format;
  const isEmpty = books.data !== undefined && (slots.length === 0 || surface?.cells.length === 0);
  const share = (wh: bigint) => (surface && surface.mostWh > 0n ? Number((wh * 1000n) / surface.mostWh) / 1000 : 0);
  return (
    <Card title={t("title")} hint={t("hint", { unit: format.priceUnit })} aria-busy={isAsked && surface === undefined}>
      {books.isPending && <Loading className="h-9" />}
      {!isAsked && slots.length > 0 && (
        <Button variant="secondary" size="sm" onClick={() => ask(true)}>
          {t("show")}
        </Button>
      )}
      {isAsked && slots.length > 0 && surface === undefined && !resting.isError && <Loading className="h-64" />}
      <Unanswered title={t("unreachable")} of={[books, resting, terms]} />
      {isEmpty && <p className="py-4 text-ink-soft text-sm">{t("none")}</p>}
      {isAsked && surface !== undefined && !isEmpty && (
        <>
          <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
            <li className="flex items-center gap-1.5">
              <span className="h-2.5 w-4 rounded-sm bg-sun" />
              {t("sells")}
            </li>
            <li className="flex items-center gap-1.5">
              <span className="h-2.5 w-4 rounded-sm bg-home" />
              {t("buys")}
            </li>
          </ul>
          <PriceGrid
            label={t("title")}
            columns={surface.slots.map(slotClock)}
            rows={surface.prices.map(format.priceNumber)}
            cells={surface.cells.map((cell) => ({
              key: `${cell.slot} ${cell.priceMicroPerKwh}`,
              column: surface.slots.indexOf(cell.slot),
              row: surface.prices.indexOf(cell.priceMicroPerKwh),
              buy: share(cell.buyWh),
              sell: share(cell.sellWh),
              told: t("told", {
                time: slotTime(cell.slot),
                from: price(cell.priceMicroPerKwh),
                buy: energy(cell.buyWh),
                sell: energy(cell.sellWh),
              }),
            }))}
          />
          <AsTable
            summary={t("asTable")}
            caption={t("title")}
            head={[t("slot"), t("bestBuy"), t("bestSell"), t("buy"), t("sell")]}
            rows={() =>
              (resting.data ?? []).map((book) => {
                const { bestBuyMicroPerKwh, bestSellMicroPerKwh, buyWh, sellWh } = edgesOf(book);
                const told = (micro: number | undefined) => (micro === undefined ? "–" : price(micro));
                return {
                  key: book.slot,
                  cells: [
                    slotTime(book.slot),
                    told(bestBuyMicroPerKwh),
                    told(bestSellMicroPerKwh),
                    energy(buyWh),
                    energy(sellWh),
                  ],
                };
              })
            }
          />
        </>
      )}
    </Card>
  );
}
