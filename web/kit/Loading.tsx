"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { useOnline } from "./useOnline";

/** Stands where an answer is waited for, and says so to those who do not see it; without a connection, to all. */
export function Loading({ className }: { className: string }) {
  const t = useTranslations("asking");
  const online = useOnline();
  if (!online) return <p className="text-ink-soft text-sm">{t("notKept")}</p>;
  return (
    <div aria-busy="true">
      <p className="sr-only">{t("loading")}</p>
      <Skeleton className={className} />
    </div>
  );
}
