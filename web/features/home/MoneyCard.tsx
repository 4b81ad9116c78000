"use client";

import type { Bill, Home } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useFormat } from "@/kit/useFormat";

/** What it came to: today, this month, and what the utility alone would have come to. */
export function MoneyCard({ home }: { home: Home }) {
  const t = useTranslations("moneyCard");
  const format = useFormat();
  const { account } = home.metering_point;
  const available = BigInt(account.available_micro);
  const canBuy = available > BigInt(account.debt_micro);
  return (
    <Card
      title={t("title")}
      aside={
        <Link
          href="/history"
          className="inline-flex min-h-6 items-center text-accent text-sm underline-offset-4 hover:underline"
        >
          {t("bills")}
        </Link>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Amount label={t("today")} bill={home.today} />
        <Amount label={t("month")} bill={home.month} />
      </div>
      <p className="mt-3 border-t pt-3 text-ink-soft text-sm">{t("againstUtility")}</p>
      <p className="mt-2 flex items-baseline justify-between gap-4 text-sm">
        <span>{t("balance")}</span>
        <Link href="/wallet" className="font-medium tabular-nums underline-offset-4 hover:underline">
          {format.money(available)}
        </Link>
      </p>
      {!canBuy && (
        <Notice
          tone="warn"
          className="mt-3"
          title={t("noFundsTitle")}
          action={
            <Link href="/wallet" className={buttonStyle({ variant: "secondary", size: "sm" })}>
              {t("payIn")}
            </Link>
          }
        >
          {t("noFundsText")}
        </Notice>
      )}
    </Card>
  );
}

function Amount({ label, bill }: { label: string; bill: Bill }) {
  const t = useTranslations("moneyCard");
  const format = useFormat();
  const money = BigInt(bill.money_micro);
  const saved = BigInt(bill.saved_micro);
  const size = money < 0n ? -money : money;
  return (
    <div>
      <p className="text-ink-soft text-sm">{label}</p>
      <p className="font-semibold text-2xl tabular-nums tracking-tight">{format.money(size)}</p>
      <p className="text-sm">{money === 0n ? t("nothing") : money > 0n ? t("earned") : t("paid")}</p>
      <p className="mt-1 font-medium text-accent text-sm">
        {saved > 0n ? t("saved", { amount: format.money(saved) }) : t("notSaved")}
      </p>
    </div>
  );
}
