"use client";

import { type AccountResponse, slotStart } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { useMoney } from "@/kit/queries/getMoney";
import { useFormat } from "@/kit/useFormat";

type MoneyNoticesProps = Pick<AccountResponse, "claimMicro" | "debtMicro" | "withdrawal">;

/** What an account owes, is owed, and has on its way out, in plain words; and whether anything is paid out at all. */
export function MoneyNotices({ claimMicro, debtMicro, withdrawal }: MoneyNoticesProps) {
  const t = useTranslations("money.notices");
  const format = useFormat();
  const { deployment } = useConfig();
  const money = useMoney();
  const pause = money.data?.pause;
  const timeOf = (slot: number): string => {
    const start = slotStart(slot, deployment.slotSeconds);
    return `${format.date(start)}, ${format.time(start)}`;
  };
  return (
    <div className="mb-4 flex flex-col gap-3 empty:hidden">
      {pause && (
        <Notice tone="warn" title={t("paused.title")}>
          {t("paused.text", { slot: format.slotStart(pause.slot) })}
        </Notice>
      )}
      {debtMicro > 0n && (
        <Notice tone="warn" title={t("debt.title", { amount: format.money(debtMicro) })}>
          {t("debt.text")}
        </Notice>
      )}
      {claimMicro > 0n && (
        <Notice title={t("claim.title", { amount: format.money(claimMicro) })}>{t("claim.text")}</Notice>
      )}
      {withdrawal && (
        <Notice title={t("withdrawal.title", { amount: format.money(withdrawal.amountMicro) })}>
          {t("withdrawal.text", { time: timeOf(withdrawal.dueSlot) })}
        </Notice>
      )}
    </div>
  );
}
