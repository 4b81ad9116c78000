"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { CsvButton } from "@/kit/CsvButton";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useFormat } from "@/kit/useFormat";
import type { View } from "@/lib/time/period";
import { billsCsv } from "./billsCsv";
import { fileName } from "./fileName";

interface CsvDownloadProps {
  bills: Bill[];
  view: View;
  /** The first day of what is shown. */
  from: string;
}

/** The bills as a file. */
export function CsvDownload({ bills, view, from }: CsvDownloadProps) {
  const t = useTranslations("history");
  const tState = useTranslations("bill.state");
  const { currency } = useFormat();
  const { point } = usePointChoice();
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
  return (
    <CsvButton
      name={fileName(point?.serial ?? "", view, from, "csv")}
      textIn={(form) => billsCsv(bills, words, form, currency)}
    />
  );
}
