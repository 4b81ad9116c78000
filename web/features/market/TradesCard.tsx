"use client";

import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useTrades } from "./getMarket";

/** What batches traded in a zone. */
export function TradesCard({ zoneId }: { zoneId: number }) {
  const t = useTranslations("market.trades");
  const format = useFormat();
  const trades = useTrades(zoneId);
  return (
    <Card title={t("title")} hint={t("hint")}>
      {trades.isPending && <Loading className="h-48" />}
      <Unanswered title={t("unreachable")} of={[trades]} />
      {trades.data?.items.length === 0 && <p className="py-6 text-center text-ink-soft">{t("none")}</p>}
      {trades.data !== undefined && trades.data.items.length > 0 && (
        <ScrollingTable
          caption={t("title")}
          head={[t("slot"), t("price"), t("sold"), t("bought"), t("at")]}
          rows={trades.data.items.map((trade) => ({
            key: `${trade.height}.${trade.index}`,
            cells: [
              format.slotTime(trade.slot),
              trade.price_micro_per_kwh === null ? "–" : format.price(trade.price_micro_per_kwh),
              format.energy(BigInt(trade.sold_wh)),
              format.energy(BigInt(trade.bought_wh)),
              format.momentClock(Date.parse(trade.time) / 1000),
            ],
          }))}
        />
      )}
    </Card>
  );
}
