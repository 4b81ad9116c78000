"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { ownAwardsFile, useEarned } from "./getFlexibility";

/** What being called came to, all of it. */
export function EarnedCard() {
  const t = useTranslations("flexibility.earned");
  const format = useFormat();
  const earned = useEarned();
  const totals = earned.data;
  const micro = totals && BigInt(totals.paid_micro) - BigInt(totals.fined_micro);
  return (
    <Card title={t("title")} hint={t("hint")} aria-busy={earned.isPending}>
      {earned.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[earned]} />
      {totals && micro !== undefined && (
        <dl className="grid grid-cols-2 gap-3">
          <Stat strong label={t("net")} value={format.money(micro)} />
          <Stat label={t("delivered")} value={format.energy(BigInt(totals.delivered_wh))} />
          <Stat label={t("paid")} value={format.money(BigInt(totals.paid_micro))} />
          <Stat label={t("fined")} value={format.money(BigInt(totals.fined_micro))} />
          <Stat label={t("awards")} value={format.number(BigInt(totals.awards))} />
          <Stat label={t("voided")} value={format.number(BigInt(totals.voided))} />
        </dl>
      )}
      {totals && totals.awards > 0 && (
        <a
          href={ownAwardsFile(totals.owner)}
          download
          className={buttonStyle({ variant: "secondary", size: "sm", className: "mt-3" })}
        >
          <Download aria-hidden="true" />
          {t("file")}
        </a>
      )}
    </Card>
  );
}
