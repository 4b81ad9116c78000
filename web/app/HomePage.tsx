"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { Skeleton } from "@/components/ui/skeleton";
import { ZonePrices } from "@/features/community/ZonePrices";
import { DayCard } from "@/features/home/DayCard";
import { MoneyCard } from "@/features/home/MoneyCard";
import { NowCard } from "@/features/home/NowCard";
import { RecentSlots } from "@/features/home/RecentSlots";
import { PriceCard } from "@/features/price/PriceCard";
import { RuleCard } from "@/features/rule/RuleCard";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePair } from "@/kit/points/usePair";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useHome } from "@/kit/queries/getHome";
import { type Standing, useStanding } from "@/kit/queries/getStanding";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useWallet } from "@/kit/wallet/WalletProvider";
import { untilLoaded } from "@/lib/untilLoaded";
import { Landing } from "./Landing";

/** Whoever has a meter never needs it. */
const Onboarding = dynamic(
  () => untilLoaded(() => import("@/features/onboarding/Onboarding").then((module) => module.Onboarding)),
  {
    loading: () => <Loading className="h-96" />,
  },
);

/** For few. */
const RoleHome = dynamic(
  () => untilLoaded(() => import("@/features/roles/RoleHome").then((module) => module.RoleHome)),
  {
    loading: () => <Loading className="h-72" />,
  },
);

/** For whose roof has a meter of its own. */
const HouseToday = dynamic(
  () => untilLoaded(() => import("@/features/house/HouseToday").then((module) => module.HouseToday)),
  {
    loading: () => <Loading className="h-72" />,
  },
);

/** Below everything else. */
const WeekCard = dynamic(
  () => untilLoaded(() => import("@/features/report/WeekCard").then((module) => module.WeekCard)),
  {
    loading: () => <Loading className="h-28" />,
  },
);

export function HomePage() {
  const t = useTranslations("home");
  const wallet = useWallet();
  const standing = useStanding();
  const { point } = usePointChoice();
  if (wallet.status === "starting") return <Waiting />;
  if (wallet.status !== "connected") return <Landing />;
  if (standing.isLoadingError) return <Unanswered title={t("unreachable")} of={[standing]} />;
  if (standing.isPending) return <Waiting />;
  if (point === undefined) return <WithoutMeter standing={standing.data} address={wallet.account.address} />;
  return (
    <>
      <PageHeader title={t("title")} aside={<PointPicker />} />
      <Dashboard key={point.meterId} meterId={point.meterId} />
    </>
  );
}

/** Who runs the community needs no meter; everybody else is on the way to one. */
function WithoutMeter({ standing, address }: { standing: Standing; address: string }) {
  const entitlement = useEntitlement();
  if (entitlement.isPending) return <Waiting />;
  return entitlement.hasRole && standing.participant === null ? (
    <RoleHome entitlement={entitlement} />
  ) : (
    <Onboarding standing={standing} address={address} />
  );
}

/** Side by side where there is room; on a phone one list, in the order that its parts say. */
const column = "contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4 [&>div]:min-w-0 [&>div:empty]:hidden";

function Dashboard({ meterId }: { meterId: number }) {
  const t = useTranslations("home");
  const { indexer } = useConfig();
  const home = useHome(meterId);
  const missing = !indexer || home.isLoadingError;
  const { pair, homes } = usePairHomes();
  return (
    <div className="flex flex-col gap-4 lg:grid lg:grid-cols-2 lg:items-start">
      {!indexer && (
        <Notice tone="warn" className="lg:col-span-2" title={t("noIndexer")}>
          {t("withoutIndexer")}
        </Notice>
      )}
      <Unanswered className="lg:col-span-2" title={t("indexerUnreachable")} of={[home]} />
      {!missing && (
        <div className="lg:col-span-2">
          {home.data ? <NowCard home={home.data} pair={homes} /> : <Loading className="h-[28rem] lg:h-[19rem]" />}
        </div>
      )}
      <div className={column}>
        <div className="order-2">
          {pair && !missing && (
            <div className="mb-4">
              <HouseToday pair={pair} />
            </div>
          )}
          {home.data ? (
            <DayCard home={home.data} isPaired={pair !== undefined} />
          ) : (
            !missing && <Loading className="h-96" />
          )}
        </div>
        <div className="order-5">{!missing && <RecentSlots meterId={meterId} />}</div>
        <div className="order-6">
          {!missing && (home.data ? <WeekCard meterId={meterId} /> : <Loading className="h-28" />)}
        </div>
      </div>
      <div className={column}>
        <div className="order-1">
          <RuleCard meterId={meterId} />
        </div>
        <div className="order-3">
          {home.data ? <MoneyCard home={home.data} /> : !missing && <Loading className="h-48" />}
        </div>
        <div className="order-4">
          {home.data ? <PriceCard home={home.data} /> : missing ? <ZonePrices /> : <Loading className="h-64" />}
        </div>
      </div>
    </div>
  );
}

/** Both meters of a house whose roof has one of its own, and what is known of each. */
function usePairHomes() {
  const { pair } = usePair();
  const house = useHome(pair?.house.meterId).data;
  const roof = useHome(pair?.roof.meterId).data;
  return { pair, homes: house && roof && { house, roof } };
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
