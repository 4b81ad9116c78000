"use client";

import { isoDay } from "@wattmesh/client";
import { usePointChoice } from "@/kit/points/usePointChoice";
import type { ReportParameters } from "@/kit/queries/reportParameters";
import type { View } from "@/lib/time/period";
import { CurveCard } from "./CurveCard";
import { FilesCard } from "./FilesCard";
import { fileName } from "./fileName";
import { ProfileCard } from "./ProfileCard";
import { UsageCard } from "./UsageCard";

/** When a household used what, and files of it. */
export function Reports({ view, ...of }: ReportParameters & { view: View }) {
  const { point } = usePointChoice();
  const name = (kind: "csv" | "xml", what: string) =>
    fileName(point?.serial ?? "", view, isoDay(of.range.from), kind, what);
  return (
    <>
      {view !== "day" && <CurveCard key={isoDay(of.range.from)} of={of} />}
      {view !== "day" && <ProfileCard of={of} fileName={name("csv", "profile")} />}
      <UsageCard of={of} fileName={name("csv", "hours")} />
      <FilesCard
        of={of}
        names={{
          "usage.xml": name("xml", "green-button"),
          "bill-lines": view === "year" ? undefined : name("csv", "lines"),
        }}
      />
    </>
  );
}
