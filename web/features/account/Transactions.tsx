"use client";

import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { StatusIcon } from "@/kit/transactions/TxProgress";
import { useTransactions } from "@/kit/transactions/TxProvider";
import { useTxSentence } from "@/kit/transactions/useTxSentence";
import { useFormat } from "@/kit/useFormat";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { shortHash } from "@/lib/format/address";

/** What this account sent from this browser. */
export function Transactions() {
  const t = useTranslations("transactions");
  const format = useFormat();
  const say = useTxSentence();
  const address = useAddress();
  const records = useTransactions().filter(({ sender }) => sender === address);
  return (
    <Card title={t("title")} hint={t("hint")}>
      {records.length === 0 ? (
        <Empty Icon={ReceiptText} title={t("none")} />
      ) : (
        <ul className="divide-y">
          {records.map((record) => (
            <li key={record.id} className="flex items-start gap-3 py-2.5 text-sm">
              <span className="mt-1">
                <StatusIcon record={record} />
              </span>
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <p className="font-medium">{say.purpose(record)}</p>
                <p className="text-ink-soft">
                  {record.failure ? say.failure(record.failure).sentence : say.status(record)}
                </p>
              </div>
              <p className="shrink-0 text-right text-ink-soft text-xs">
                {format.time(record.startedAt / 1000)}
                {record.hash && <span className="block font-mono">{shortHash(record.hash)}</span>}
                {record.height !== undefined && <span className="block">{t("block", { height: record.height })}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
