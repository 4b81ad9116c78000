"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { StackedBars } from "@/components/charts/StackedBars";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/kit/useFormat";
import { maxOf } from "@/lib/bigint";
import { flowsOf } from "@/lib/energy/flows";

interface EnergyBarsProps {
  bills: Bill[];
  period: "day" | "month";
}

/** Energy of days or months: fed in above the line, taken below it, each by who was on the other side. */
export function EnergyBars({ bills, period }: EnergyBarsProps) {
  const t = useTranslations("history");
  const format = useFormat();
  const rows = bills.map((bill) => ({ bill, flows: flowsOf(bill), at: Date.parse(bill.starts_at) / 1000 }));
  const most = maxOf(rows.flatMap(({ flows }) => [flows.exportWh, flows.importWh]));
  const hasOwn = rows.some(({ flows }) => flows.ownWh > 0n);
  const label = (at: number) => format.axisDay(period, at);
  return (
    <Card title={t("energy")} hint={t("energyHint")}>
      <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
        {(["neighbours", "utility", "storage", ...(hasOwn ? (["own"] as const) : [])] as const).map((who) => (
          <li key={who} className="flex items-center gap-1.5">
            <span className={`h-2.5 w-4 rounded-sm ${looks[who]}`} />
            {t(`who.${who}`)}
          </li>
        ))}
      </ul>
      <StackedBars
        most={most}
        scale={format.energy(most)}
        label={t("energy")}
        stacks={rows.map(({ bill, flows, at }) => ({
          key: bill.from,
          label: label(at),
          told: `${label(at)}: ${t("fedIn")} ${format.energy(flows.exportWh)}, ${t("taken")} ${format.energy(flows.importWh)}`,
          up: [
            { id: "n", look: looks.neighbours, value: flows.toNeighboursWh },
            { id: "u", look: looks.utility, value: flows.toUtilityWh },
            { id: "s", look: looks.storage, value: flows.toStorageWh },
            { id: "o", look: looks.own, value: flows.ownWh },
          ],
          down: [
            { id: "n", look: looks.neighbours, value: flows.fromNeighboursWh },
            { id: "u", look: looks.utility, value: flows.fromUtilityWh },
            { id: "s", look: looks.storage, value: flows.fromStorageWh },
            { id: "o", look: looks.own, value: flows.ownWh },
          ],
        }))}
      />
      <AsTable
        summary={t("asTable")}
        caption={t("energy")}
        head={[
          t(period),
          t("toNeighbours"),
          t("toUtility"),
          t("toStorage"),
          t("fromNeighbours"),
          t("fromUtility"),
          t("fromStorage"),
          t("own"),
        ]}
        rows={() =>
          rows
            .filter(({ bill }) => bill.slots > 0)
            .map(({ bill, flows, at }) => ({
              key: bill.from,
              cells: [
                label(at),
                format.energy(flows.toNeighboursWh),
                format.energy(flows.toUtilityWh),
                format.energy(flows.toStorageWh),
                format.energy(flows.fromNeighboursWh),
                format.energy(flows.fromUtilityWh),
                format.energy(flows.fromStorageWh),
                format.energy(flows.ownWh),
              ],
            }))
        }
      />
    </Card>
  );
}

const looks = { neighbours: "bg-neighbours", utility: "bg-utility", storage: "bg-storage", own: "bg-sun" };
