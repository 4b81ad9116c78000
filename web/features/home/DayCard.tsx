"use client";

import type { Home } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { FlowPicture } from "@/components/charts/FlowPicture";
import { Card } from "@/components/ui/card";
import { BillState } from "@/kit/BillState";
import { useFormat } from "@/kit/useFormat";
import { permille } from "@/lib/bigint";
import { flowsOf } from "@/lib/energy/flows";

/** Today's energy: where it came from, where it went. */
export function DayCard({ home, isPaired }: { home: Home; isPaired: boolean }) {
  const t = useTranslations("day");
  const format = useFormat();
  const flows = flowsOf(home.today);
  const { importWh, exportWh } = flows;
  const rule = home.metering_point.rule;
  const withStorage = flows.fromStorageWh > 0n || flows.toStorageWh > 0n || rule?.hold === true || rule?.draw === true;
  const words = {
    neighbours: t("neighbours"),
    utility: t("utility"),
    storage: t("storage"),
    own: t("own"),
    from: t("from"),
    to: t("to"),
  };
  return (
    <Card
      title={t("title")}
      hint={format.date(Date.parse(home.today.starts_at) / 1000)}
      aside={<BillState bill={home.today} />}
    >
      <p className="mb-4 text-sm">
        {importWh === 0n && exportWh === 0n
          ? t("nothing")
          : t("summary", {
              import: format.energy(importWh),
              importShare: format.percent(permille(flows.fromNeighboursWh, importWh)),
              export: format.energy(exportWh),
              exportShare: format.percent(permille(flows.toNeighboursWh, exportWh)),
              makes: exportWh > 0n ? "yes" : "no",
              takes: importWh > 0n ? "yes" : "no",
            })}
      </p>
      <FlowPicture flows={flows} energy={format.energy} words={words} withStorage={withStorage} />
      <AsTable
        summary={t("asTable")}
        caption={t("title")}
        head={[t("with"), t("from"), t("to")]}
        rows={() => [
          {
            key: "n",
            cells: [words.neighbours, format.energy(flows.fromNeighboursWh), format.energy(flows.toNeighboursWh)],
          },
          { key: "u", cells: [words.utility, format.energy(flows.fromUtilityWh), format.energy(flows.toUtilityWh)] },
          { key: "s", cells: [words.storage, format.energy(flows.fromStorageWh), format.energy(flows.toStorageWh)] },
          ...(flows.ownWh > 0n
            ? [{ key: "o", cells: [words.own, format.energy(flows.ownWh), format.energy(flows.ownWh)] }]
            : []),
          { key: "m", cells: [t("metered"), format.energy(importWh), format.energy(exportWh)] },
        ]}
      />
      <p className="mt-2 text-ink-soft text-xs">
        {flows.ownWh > 0n && `${t("ownText", { energy: format.energy(flows.ownWh) })} `}
        {flows.passedOnWh > 0n && `${t("passedOn", { energy: format.energy(flows.passedOnWh) })} `}
        {flows.lateWh > 0n && `${t("late", { energy: format.energy(flows.lateWh) })} `}
        {!isPaired && t("behindMeter")}
      </p>
    </Card>
  );
}
