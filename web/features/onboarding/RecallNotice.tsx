"use client";

import type { Recall } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useNameOf } from "@/kit/names/useNameOf";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";

/** A verifier doubts a metering point: until when, and what its owner can do afterwards. */
export function RecallNotice({ meterId, serial, recall }: { meterId: number; serial: string; recall: Recall }) {
  const t = useTranslations("recall");
  const format = useFormat();
  const name = useNameOf();
  const isOver = useCurrentSlot() >= recall.lapsesSlot;
  const transaction = useTransaction(`endOverdue:${meterId}`);
  const end = () =>
    transaction.submit({ name: "endOverdue", values: { serial } }, ({ library, deployment, sender }) => [
      library.endOverdueMessage(deployment, sender, {}),
    ]);
  return (
    <Notice tone="warn" className="mt-2" title={t("title", { recaller: name(recall.recaller) })}>
      <p>{t("because", { reason: recall.reason })}</p>
      <p>{isOver ? t("over") : t("until", { date: format.slotDeadline(recall.lapsesSlot) })}</p>
      {isOver && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button size="sm" variant="secondary" disabled={transaction.busy} onClick={() => void end()}>
            {t("end")}
          </Button>
          <TxProgress record={transaction.last} />
        </div>
      )}
    </Notice>
  );
}
