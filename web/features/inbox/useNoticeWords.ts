"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/kit/useFormat";
import type { InboxNotice } from "./notices";
import { noticeWords } from "./noticeWords";

/** Notices as sentences, in the page's language. */
export function useNoticeWords(): (notice: InboxNotice) => { title: string; detail: string } {
  const t = useTranslations("inbox");
  const format = useFormat();
  return (notice) => noticeWords(t, format, notice);
}
