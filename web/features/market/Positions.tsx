"use client";

import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { usePositions } from "./getMarket";

/** What I sold and bought before delivery. */
export function Positions({ meterId }: { meterId: number }) {
  const t = useTranslations("market.positions");
  const format = useFormat();
  const positions = usePositions(meterId);
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Unanswered title={t("unreachable")} of={[positions]} />
      {positions.data?.items.length === 0 && <p className="py-4 text-ink-soft text-sm">{t("none")}</p>}
      {positions.data !== undefined && positions.data.items.length > 0 && (
        <ScrollingTable
          caption={t("title")}
          head={[t("slot"), t("sold"), t("bought"), t("money")]}
          rows={positions.data.items.map((position) => ({
            key: position.slot,
            cells: [
              format.slotTime(position.slot),
              format.energy(BigInt(position.sold_wh)),
              format.energy(BigInt(position.bought_wh)),
              format.money(BigInt(position.money_micro)),
            ],
          }))}
        />
      )}
    </Card>
  );
}
