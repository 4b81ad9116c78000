"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { Skeleton } from "@/components/ui/skeleton";
import { useStanding } from "@/features/account/getStanding";
import { ZonePrices } from "@/features/community/ZonePrices";
import { Onboarding } from "@/features/onboarding/Onboarding";
import { PointPicker } from "@/features/points/PointPicker";
import { usePointChoice } from "@/features/points/usePointChoice";
import { RuleCard } from "@/features/rule/RuleCard";
import { useWallet } from "@/features/wallet/WalletProvider";
import { Landing } from "./Landing";

export function HomePage() {
  const t = useTranslations("home");
  const wallet = useWallet();
  const standing = useStanding();
  const { point } = usePointChoice();
  if (wallet.status === "starting") return <Waiting />;
  if (wallet.status !== "connected") return <Landing />;
  if (standing.isError) return <Notice tone="bad" title={t("unreachable")} live />;
  if (standing.isPending) return <Waiting />;
  if (point === undefined) return <Onboarding standing={standing.data} address={wallet.account.address} />;
  return (
    <>
      <PageHeader title={t("title")} aside={<PointPicker />} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <RuleCard meterId={point.meterId} />
        <ZonePrices />
      </div>
    </>
  );
}

function Waiting() {
  const t = useTranslations("home");
  return (
    <div aria-busy="true">
      <PageHeader title={t("title")} />
      <p className="sr-only">{t("loading")}</p>
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </div>
  );
}
