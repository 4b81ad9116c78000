"use client";

import { Unplug } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/pageHeader";
import { MoneyCard } from "@/features/flexibility/MoneyCard";
import { OfferCard } from "@/features/flexibility/OfferCard";
import { offerable } from "@/features/flexibility/offerForm";
import { ConnectPanel } from "@/features/wallet/ConnectPanel";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useStanding } from "@/kit/queries/getStanding";
import { useZones } from "@/kit/queries/getZones";
import { Unanswered } from "@/kit/Unanswered";
import { useWallet } from "@/kit/wallet/WalletProvider";
import { untilLoaded } from "@/lib/untilLoaded";

/** Below everything else. */
const AwardsCard = dynamic(
  () => untilLoaded(() => import("@/features/flexibility/AwardsCard").then((module) => module.AwardsCard)),
  { loading: () => <Loading className="h-32" /> },
);
const BaselineCard = dynamic(
  () => untilLoaded(() => import("@/features/flexibility/BaselineCard").then((module) => module.BaselineCard)),
  { loading: () => <Loading className="h-48" /> },
);
const OwnCutsCard = dynamic(
  () => untilLoaded(() => import("@/features/cuts/OwnCutsCard").then((module) => module.OwnCutsCard)),
  { loading: () => <Loading className="h-32" /> },
);
const EarnedCard = dynamic(
  () => untilLoaded(() => import("@/features/flexibility/EarnedCard").then((module) => module.EarnedCard)),
  { loading: () => <Loading className="h-24" /> },
);

/** Doing less when the street's line needs it, for money: what I offer, what I was called for, and what that came to. */
export function FlexibilityPage() {
  const t = useTranslations("flexibility");
  const wallet = useWallet();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} aside={<PointPicker />} />
      {wallet.status === "starting" ? (
        <Loading className="h-72" />
      ) : wallet.status !== "connected" ? (
        <ConnectPanel />
      ) : (
        <Own owner={wallet.account.address} />
      )}
    </>
  );
}

function Own({ owner }: { owner: string }) {
  const t = useTranslations("flexibility");
  const { indexer } = useConfig();
  const standing = useStanding();
  const zones = useZones();
  const { point, points } = usePointChoice();
  if (standing.isPending) return <Loading className="h-72" />;
  if (standing.data === undefined) return <Unanswered title={t("unreachable")} of={[standing]} />;
  const zone = zones.data?.find(({ zoneId }) => zoneId === point?.zoneId);
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {point === undefined ? (
        <Card>
          <Empty Icon={Unplug} title={t("noPoint")}>
            {t("noPointText")}
          </Empty>
        </Card>
      ) : (
        <OfferCard
          key={point.zoneId}
          zoneId={point.zoneId}
          zone={zone?.name ?? ""}
          points={offerable(points, point.zoneId)}
        />
      )}
      <div className="flex min-w-0 flex-col gap-4">
        <MoneyCard />
        {indexer && <EarnedCard />}
      </div>
      <AwardsCard />
      {indexer && <OwnCutsCard address={owner} />}
      {point && <BaselineCard key={point.zoneId} zoneId={point.zoneId} owner={owner} />}
    </div>
  );
}
