"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/kit/Loading";
import { useFlexibilityAccount } from "@/kit/queries/getFlexibilityAccount";
import { useStanding } from "@/kit/queries/getStanding";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { untilLoaded } from "@/lib/untilLoaded";

const MoneyForm = dynamic(() => untilLoaded(() => import("./MoneyForm").then((module) => module.MoneyForm)), {
  loading: () => <Loading className="h-32" />,
});

interface MoneyCardProps {
  /** Of who operates a zone, and pays for calls. */
  isOperator?: boolean;
  className?: string;
}

/** Money that is there to be held back while one is called, or calls, and that delivering or a fine brings. */
export function MoneyCard({ isOperator = false, className }: MoneyCardProps) {
  const t = useTranslations("flexibility.money");
  const format = useFormat();
  const account = useFlexibilityAccount();
  const standing = useStanding();
  const isWaiting = account.isPending || standing.isPending;
  return (
    <Card title={t("title")} hint={t(isOperator ? "operatorHint" : "hint")} className={className} aria-busy={isWaiting}>
      {isWaiting && <Loading className="h-52" />}
      <Unanswered title={t("unreachable")} of={[account, standing]} />
      {account.data && standing.data && (
        <>
          <dl className="mb-4 grid grid-cols-1 gap-3 sm:grid-cols-2">
            <Stat
              strong
              label={t("available")}
              value={format.money(account.data.availableMicro)}
              hint={t("availableHint")}
            />
            <Stat
              strong
              label={t("reserved")}
              value={format.money(account.data.reservedMicro)}
              hint={t(isOperator ? "operatorReservedHint" : "reservedHint")}
            />
          </dl>
          <div className={cn("grid gap-5 sm:grid-cols-2", !isOperator && "lg:grid-cols-1")}>
            <MoneyForm verb="deposit" mostMicro={standing.data.coinsMicro} />
            <MoneyForm verb="withdraw" mostMicro={account.data.availableMicro} />
          </div>
        </>
      )}
    </Card>
  );
}
