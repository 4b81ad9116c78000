"use client";

import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { isWalletFailure, type TxRecord } from "./txStore";
import { useTxSentence } from "./useTxSentence";

/** How far a transaction is, next to the button that sent it. */
export function TxProgress({ record }: { record: TxRecord | undefined }) {
  const t = useTranslations("tx");
  const say = useTxSentence();
  if (record === undefined || record.dismissed) return <div aria-live="polite" />;
  if (record.status === "failed" && record.failure) {
    const { sentence, words } = say.failure(record.failure);
    return (
      <Notice tone={record.failure.kind === "rejected" ? "warn" : "bad"} title={sentence} live>
        {words !== undefined && words !== sentence && (
          <p>
            {t(isWalletFailure(record.failure) ? "walletsWords" : "itsWords")} <q>{words}</q>
          </p>
        )}
        {record.height !== undefined && <p>{t("failedInBlock", { block: record.height })}</p>}
        {record.failure.retryHelps && <p>{t("retryHelps")}</p>}
      </Notice>
    );
  }
  if (record.status === "unknown" || record.wasSentBefore)
    return (
      <Notice tone="warn" title={say.status(record)} live>
        {record.status === "unknown" && <p>{t("unknownAdvice")}</p>}
      </Notice>
    );
  return (
    <p aria-live="polite" className="flex items-center gap-2 text-ink-soft text-sm">
      <StatusIcon record={record} />
      {say.status(record)}
    </p>
  );
}

export function StatusIcon({ record }: { record: TxRecord }) {
  if (record.status === "unknown" || record.wasSentBefore)
    return <CircleAlert aria-hidden="true" className="size-4 text-warn-ink" />;
  if (record.status === "failed") return <CircleAlert aria-hidden="true" className="size-4 text-bad" />;
  if (record.status === "final" || record.status === "inBlock")
    return <Check aria-hidden="true" className="size-4 text-accent" />;
  return <LoaderCircle aria-hidden="true" className="size-4 motion-safe:animate-spin" />;
}
