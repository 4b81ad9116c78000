"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { useProposals, useRegistryConfig } from "@/kit/queries/getProposals";
import { useFormat } from "@/kit/useFormat";

/** Where an application is: who has to agree, how many have, until when. */
export function Application({ address }: { address: string }) {
  const t = useTranslations("application");
  const format = useFormat();
  const proposals = useProposals();
  const config = useRegistryConfig();
  const mine = proposals.data?.find(
    ({ status, action }) => status === "open" && "admit" in action && action.admit.participant === address,
  );
  const expired = proposals.isSuccess && mine === undefined;
  return (
    <Card title={t("title")} hint={t("hint")}>
      {mine && config.data ? (
        <div className="flex flex-col gap-2">
          <p>{t("approvals", { count: mine.approvals.length, needed: config.data.threshold })}</p>
          <progress
            value={mine.approvals.length}
            max={config.data.threshold}
            aria-label={t("title")}
            className="h-2 w-full overflow-hidden rounded-full accent-accent"
          />
          <p className="text-ink-soft text-sm">
            {t("proposal", { id: mine.proposalId.toString(), date: format.date(Number(mine.expiresAt)) })}
          </p>
        </div>
      ) : (
        <p className="text-ink-soft">{expired ? t("expired") : t("loading")}</p>
      )}
    </Card>
  );
}
