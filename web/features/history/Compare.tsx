"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/kit/useFormat";
import { sumBills } from "@/lib/energy/sumBills";
import type { View } from "@/lib/time/period";

/** A period beside the one before it. */
export function Compare({ now, before, view }: { now: Bill[]; before: Bill[] | undefined; view: View }) {
  const t = useTranslations("history");
  const format = useFormat();
  const present = sumBills(now);
  // What was never metered is not nothing.
  const former = before?.some(({ slots }) => slots > 0) ? sumBills(before) : undefined;
  const energy = (value: bigint | undefined) => (value === undefined ? "–" : format.energy(value));
  const money = (value: bigint | undefined) => (value === undefined ? "–" : format.money(value));
  return (
    <Card title={t("compare")} hint={t(`compareHint.${view}`)}>
      <ScrollingTable
        caption={t("compare")}
        head={[t("what"), t("present"), t("former")]}
        rows={[
          { key: "out", cells: [t("fedIn"), energy(present.exportWh), energy(former?.exportWh)] },
          { key: "in", cells: [t("taken"), energy(present.importWh), energy(former?.importWh)] },
          {
            key: "shareIn",
            cells: [t("fromNeighbours"), energy(present.fromNeighboursWh), energy(former?.fromNeighboursWh)],
          },
          {
            key: "shareOut",
            cells: [t("toNeighbours"), energy(present.toNeighboursWh), energy(former?.toNeighboursWh)],
          },
          { key: "money", cells: [t("money"), money(present.moneyMicro), money(former?.moneyMicro)] },
          { key: "saved", cells: [t("saved"), money(present.savedMicro), money(former?.savedMicro)] },
        ]}
      />
      <p className="mt-2 text-ink-soft text-xs">{t("sign")}</p>
    </Card>
  );
}
