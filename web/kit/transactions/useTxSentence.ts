"use client";

import { useTranslations } from "next-intl";
import type { TxFailure, TxRecord } from "./txStore";

/** A transaction in words: what it does, how far it is, and why it failed. */
export function useTxSentence() {
  const t = useTranslations("tx");
  const purpose = ({ purpose: { name, values = {} } }: TxRecord): string => {
    const key = `what.${name}`;
    return t.has(key as never) ? t(key as never, values as never) : name;
  };
  const failure = ({ kind, words }: TxFailure): { sentence: string; words: string | undefined } => {
    const key = `failure.${kind}`;
    // A contract speaks for itself: its words are the sentence.
    if (kind === "contract" || kind === "other" || !t.has(key as never)) return { sentence: words, words: undefined };
    return { sentence: t(key as never), words: kind === "rejected" ? undefined : words };
  };
  const status = ({ status, wasSentBefore, timeoutHeight = 0 }: TxRecord): string =>
    wasSentBefore && (status === "inBlock" || status === "final")
      ? t("wasSentBefore")
      : t(`status.${status}`, { block: timeoutHeight });
  return { purpose, failure, status };
}
