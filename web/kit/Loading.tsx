"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** Stands where an answer is waited for, and says so to those who do not see it. */
export function Loading({ className }: { className: string }) {
  const t = useTranslations("asking");
  return (
    <div aria-busy="true">
      <p className="sr-only">{t("loading")}</p>
      <Skeleton className={className} />
    </div>
  );
}
