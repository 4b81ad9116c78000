"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { CallingCard } from "@/features/calling/CallingCard";
import { CutsCard } from "@/features/cuts/CutsCard";
import { MoneyCard } from "@/features/flexibility/MoneyCard";
import { CallsCard } from "@/features/grid/CallsCard";
import { GridTree } from "@/features/grid/GridTree";
import { LineCard } from "@/features/grid/LineCard";
import { StatesCard } from "@/features/grid/StatesCard";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useGrid } from "@/kit/queries/getGrid";
import { useEntitlement } from "@/kit/useEntitlement";
import { useMounted } from "@/lib/useMounted";

/** The grid's lines: how full they are, how full they will be, and what may be lost on the way. */
export function GridPage() {
  const t = useTranslations("lines");
  const { indexer } = useConfig();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} aside={<PointPicker />} />
      {indexer ? <Lines /> : <Notice tone="warn" title={t("noIndexer")} />}
    </>
  );
}

function Lines() {
  const { point } = usePointChoice();
  const zones = useGrid();
  const [chosen, choose] = useState<number>();
  const mounted = useMounted();
  const { operates } = useEntitlement();
  // Where I am, or the first zone that has a line.
  const first = zones.data?.find(({ parent_id }) => parent_id !== null) ?? zones.data?.[0];
  const zone = zones.data?.find(({ zone_id }) => zone_id === (chosen ?? point?.zoneId)) ?? first;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <GridTree chosen={zone?.zone_id} own={point?.zoneId} onChoose={choose} />
      {mounted && zone ? (
        <>
          <LineCard zone={zone} isOwn={zone.zone_id === point?.zoneId} />
          <StatesCard zone={zone} />
          <CallingCard key={`calling ${zone.zone_id}`} zoneId={zone.zone_id} />
          {zone.line && operates.includes(zone.zone_id) && <MoneyCard isOperator className="lg:col-start-2" />}
          <CallsCard key={zone.zone_id} zone={zone} />
          <CutsCard key={`cuts ${zone.zone_id}`} zone={zone} />
        </>
      ) : (
        <Loading className="h-96" />
      )}
    </div>
  );
}
