"use client";

import type { MeterApplication } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useRegistryConfig } from "@/kit/queries/getProposals";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";

/** Where an application for a metering point is: who decides, how many have agreed, until when. */
export function MeterApplicationCard({ application }: { application: MeterApplication }) {
  const t = useTranslations("meterApplication");
  const format = useFormat();
  const config = useRegistryConfig().data;
  const transaction = useTransaction("withdrawMeterApplication");
  const { meter, approvals, lapsesSlot } = application;
  const { serial } = meter;
  const withdraw = () =>
    transaction.submit({ name: "withdrawMeterApplication", values: { serial } }, ({ library, deployment, sender }) => [
      library.withdrawMeterApplicationMessage(deployment, sender, {}),
    ]);
  return (
    <Card title={t("title", { serial })} hint={t("hint")}>
      {config && (
        <p>
          {meter.connectionW <= config.points.operatorPowerW
            ? t("operatorDecides")
            : t("verifiersDecide", { count: approvals.length, needed: config.threshold })}
        </p>
      )}
      <p className="mt-1 text-ink-soft text-sm">{t("until", { date: format.slotDeadline(lapsesSlot) })}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button variant="secondary" disabled={transaction.busy} onClick={() => void withdraw()}>
          {t("withdraw")}
        </Button>
        <TxProgress record={transaction.last} />
      </div>
    </Card>
  );
}
