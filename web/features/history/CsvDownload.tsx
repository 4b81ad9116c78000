"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useFormat } from "@/kit/useFormat";
import type { View } from "@/lib/time/period";
import { billsCsv, type CsvForm, csvFormOf, csvForms, csvName } from "./billsCsv";

interface CsvDownloadProps {
  bills: Bill[];
  view: View;
  /** The first day of what is shown. */
  from: string;
}

/** The bills as a file for a spreadsheet, in the form that it takes. */
export function CsvDownload({ bills, view, from }: CsvDownloadProps) {
  const t = useTranslations("history");
  const tState = useTranslations("bill.state");
  const { locale, currency } = useFormat();
  const { point } = usePointChoice();
  const [chosen, setChosen] = useState<CsvForm>();
  const form = chosen ?? csvFormOf(locale);
  const save = () => {
    const words = {
      period: t(view === "year" ? "month" : "day"),
      state: t("state"),
      states: { open: tState("open"), provisional: tState("provisional"), final: tState("final") },
      taken: t("taken"),
      fromNeighbours: t("fromNeighbours"),
      fromUtility: t("fromUtility"),
      fromStorage: t("fromStorage"),
      fedIn: t("fedIn"),
      toNeighbours: t("toNeighbours"),
      toUtility: t("toUtility"),
      toStorage: t("toStorage"),
      own: t("own"),
      money: t("money"),
      utilityAlone: t("utilityAlone"),
      saved: t("saved"),
    };
    const blob = new Blob([billsCsv(bills, words, form, currency)], { type: "text/csv;charset=utf-8" });
    const url = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = url;
    link.download = csvName(point?.serial ?? "", view, from);
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="flex items-center">
      <Button variant="secondary" size="sm" className="rounded-r-none" onClick={save}>
        <Download aria-hidden="true" />
        CSV
      </Button>
      <select
        aria-label={t("csvForm")}
        value={form}
        onChange={({ target }) => setChosen(Object.keys(csvForms).find((one) => one === target.value) as CsvForm)}
        className="min-h-9 rounded-xl rounded-l-none border border-edge border-l-0 bg-card px-2 text-sm"
      >
        {(Object.keys(csvForms) as CsvForm[]).map((one) => (
          <option key={one} value={one}>
            {t(`csvForms.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
