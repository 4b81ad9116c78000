"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { cn } from "@/lib/cn";
import { StatusIcon } from "./TxProgress";
import { useTransactions, useTxStore } from "./TxProvider";
import { isUnderWay, type TxRecord } from "./txStore";
import { useTxSentence } from "./useTxSentence";

const SHOWN = 2;
const GOES_AWAY_MS = 6_000;

/** What is under way of this account and what has just ended, whatever page is open. It has a place of its own: nothing lies under it. */
export function TxToasts({ className }: { className?: string }) {
  const t = useTranslations("tx");
  const address = useAddress();
  const records = useTransactions();
  const shown = records.filter(({ sender, dismissed }) => sender === address && !dismissed).slice(0, SHOWN);
  return (
    <section aria-label={t("label")} className={cn("flex flex-col gap-2 print:hidden", shown.length > 0 && className)}>
      <div aria-live="polite" className="contents">
        {shown.map((record) => (
          <Toast key={record.id} record={record} />
        ))}
      </div>
    </section>
  );
}

function Toast({ record }: { record: TxRecord }) {
  const t = useTranslations("tx");
  const store = useTxStore();
  const say = useTxSentence();
  const { id, status, failure, wasSentBefore } = record;
  useEffect(() => {
    if (status !== "final" || wasSentBefore) return;
    const timer = setTimeout(() => store.dismiss(id), GOES_AWAY_MS);
    return () => clearTimeout(timer);
  }, [store, id, status, wasSentBefore]);
  return (
    <div className="flex items-start gap-3 rounded-xl border bg-card px-3.5 py-3 text-sm">
      <span className="mt-1">
        <StatusIcon record={record} />
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-medium">{say.purpose(record)}</p>
        <p className="text-ink-soft">{failure ? say.failure(failure).sentence : say.status(record)}</p>
      </div>
      {!isUnderWay(record) && (
        <button
          type="button"
          onClick={() => store.dismiss(id)}
          className="-my-1 -mr-1.5 grid size-9 shrink-0 place-items-center rounded-lg text-ink-soft hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-4" />
          <span className="sr-only">{t("dismiss")}</span>
        </button>
      )}
    </div>
  );
}
