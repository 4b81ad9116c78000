"use client";

import { dayAt } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useBills } from "@/kit/queries/getBills";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { permille } from "@/lib/bigint";
import type { BillSum } from "@/lib/energy/sumBills";
import { lastTwoWeeks, weekReport } from "./week";

/** The last full week beside the one before it. */
export function WeekCard({ meterId }: { meterId: number }) {
  const t = useTranslations("week");
  const format = useFormat();
  const { timeZone } = format;
  const today = dayAt(Date.now() / 1000, timeZone);
  const bills = useBills({ meterId, period: "day", range: lastTwoWeeks(today), timeZone });
  const report = bills.data && weekReport(bills.data.items, today);
  const row = (key: "taken" | "fedIn" | "shared" | "money" | "saved", of: (sum: BillSum) => string) => ({
    key,
    cells: [t(key), report ? of(report.week) : "–", report?.before ? of(report.before) : "–"],
  });
  return (
    <Card title={t("title")} {...(report && { hint: format.days(report.from, report.last) })}>
      {bills.isPending && <Loading className="h-12" />}
      <Unanswered title={t("unreachable")} of={[bills]} />
      {bills.data !== undefined && report === undefined && <p className="text-ink-soft text-sm">{t("notEnough")}</p>}
      {report && (
        <>
          <ScrollingTable
            caption={t("title")}
            head={[t("what"), t("last"), t("before")]}
            rows={[
              row("taken", ({ importWh }) => format.energy(importWh)),
              row("fedIn", ({ exportWh }) => format.energy(exportWh)),
              row("shared", (sum) => format.percent(sharedPermille(sum))),
              row("money", ({ moneyMicro }) => format.money(moneyMicro)),
              row("saved", ({ savedMicro }) => format.money(savedMicro)),
            ]}
          />
          <p className="mt-2 text-ink-soft text-xs">
            {report.before === undefined && `${t("noneBefore")} `}
            {t("sign")}
          </p>
        </>
      )}
    </Card>
  );
}

/** How much of what went through the meter, either way, was traded with neighbours. */
const sharedPermille = ({ fromNeighboursWh, toNeighboursWh, importWh, exportWh }: BillSum): bigint =>
  permille(fromNeighboursWh + toNeighboursWh, importWh + exportWh);
