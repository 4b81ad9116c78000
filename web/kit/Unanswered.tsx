"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Question = Pick<UseQueryResult, "error" | "isLoadingError" | "refetch">;

interface UnansweredProps {
  /** What cannot be shown. */
  title: string;
  of: Question[];
  className?: string;
}

/** Why something is not there, and what to do about it. Nothing while all is answered: what was answered before stays. */
export function Unanswered({ title, of, className = "" }: UnansweredProps) {
  const t = useTranslations("asking");
  const failed = of.filter(({ isLoadingError }) => isLoadingError);
  if (failed.length === 0) return null;
  const refusal = failed.map(({ error }) => refusalIn(error)).find((words) => words !== undefined);
  if (refusal !== undefined) {
    return (
      <Notice tone="bad" title={title} live className={className}>
        {t("refused")} <q>{refusal}</q>
      </Notice>
    );
  }
  const again = () => {
    for (const { refetch } of failed) void refetch();
  };
  return (
    <Notice
      tone="bad"
      title={title}
      live
      className={className}
      action={
        <Button size="sm" variant="secondary" onClick={again}>
          <RotateCw aria-hidden="true" />
          {t("retry")}
        </Button>
      }
    >
      {t("unreachable")}
    </Notice>
  );
}

/** The words of whoever will never answer this; nothing when asking again may help. */
const refusalIn = (error: unknown): string | undefined =>
  error instanceof Error && "retryHelps" in error && error.retryHelps === false ? error.message : undefined;
