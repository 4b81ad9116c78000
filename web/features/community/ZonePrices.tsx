"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useZones } from "@/kit/queries/getZones";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useLatestOutcome } from "./getLatestOutcome";

/** What a kWh among neighbours cost in each zone, in the last slot that is settled. */
export function ZonePrices() {
  const t = useTranslations("prices");
  const format = useFormat();
  const zones = useZones();
  const outcome = useLatestOutcome();
  if (zones.isLoadingError || outcome.isLoadingError)
    return <Unanswered title={t("unreachable")} of={[zones, outcome]} />;
  if (zones.isPending || outcome.isPending) {
    return (
      <Card title={t("title")} aria-busy="true">
        <Loading className="h-24" />
      </Card>
    );
  }
  if (outcome.data === null) return <Card title={t("title")}>{t("none")}</Card>;
  const { slot, zones: totals } = outcome.data;
  return (
    <Card title={t("title")} hint={t("ofSlot", { time: format.slotTime(slot) })}>
      <dl className="divide-y">
        {zones.data.map((zone) => {
          const price = totals.find(({ zoneId }) => zoneId === zone.zoneId)?.priceMicroPerKwh;
          return (
            <div key={zone.zoneId} className="flex items-baseline justify-between gap-4 py-2.5">
              <dt>{zone.name}</dt>
              <dd className="font-medium tabular-nums">{price === undefined ? t("noTrade") : format.price(price)}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
