"use client";

import { useTranslations } from "next-intl";
import { useConfig } from "@/kit/ConfigProvider";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useStanding } from "@/kit/queries/getStanding";

/** The head of a printed statement: who, which meter, which period. */
export function Statement({ meterId, period }: { meterId: number; period: string }) {
  const t = useTranslations("statement");
  const { communityName } = useConfig();
  const standing = useStanding();
  const { point } = usePointChoice();
  const name = standing.data?.participant?.profile.name;
  return (
    <div className="mb-4 hidden print:block">
      <p className="font-semibold text-lg">{t("title", { community: communityName, period })}</p>
      {name && <p>{name}</p>}
      <p>{t("meter", { serial: point?.serial ?? "", id: meterId })}</p>
      <p className="font-mono text-xs">{point?.owner}</p>
    </div>
  );
}
