"use client";

import { addDays, dayAt, isBefore, isoDay, rangeOfDay } from "@wattmesh/client";
import type { Bill } from "@wattmesh/indexer-client";
import { ChevronLeft, ChevronRight, Printer, Unplug } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { Segments } from "@/components/ui/segments";
import { BillsTable } from "@/features/history/BillsTable";
import { Compare } from "@/features/history/Compare";
import { CsvDownload } from "@/features/history/CsvDownload";
import { DaySeries } from "@/features/history/DaySeries";
import { DuesTable } from "@/features/history/DuesTable";
import { EnergyBars } from "@/features/history/EnergyBars";
import { Statement } from "@/features/history/Statement";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePair } from "@/kit/points/usePair";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useBills } from "@/kit/queries/getBills";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useWallet } from "@/kit/wallet/WalletProvider";
import { dayIn, isView, rangeOf, shifted, type View, views } from "@/lib/time/period";
import { untilLoaded } from "@/lib/untilLoaded";

/** For whose roof has a meter of its own. */
const HouseCard = dynamic(
  () => untilLoaded(() => import("@/features/house/HouseCard").then((module) => module.HouseCard)),
  {
    loading: () => <Loading className="h-72" />,
  },
);

/** Below everything else. */
const Reports = dynamic(
  () => untilLoaded(() => import("@/features/history/Reports").then((module) => module.Reports)),
  {
    loading: () => <Loading className="h-56" />,
  },
);

export function HistoryPage() {
  const t = useTranslations("history");
  const wallet = useWallet();
  const { indexer } = useConfig();
  const { point } = usePointChoice();
  if (wallet.status === "starting") return <Loading className="h-72" />;
  return (
    <>
      <div className="print:hidden">
        <PageHeader title={t("title")} lead={t("lead")} aside={<PointPicker />} />
      </div>
      {!indexer ? (
        <Notice tone="warn" title={t("noIndexer")} />
      ) : point === undefined ? (
        <Card>
          <Empty Icon={Unplug} title={t("noPoint")}>
            {t(wallet.status === "connected" ? "noPointText" : "notConnectedText")}
          </Empty>
        </Card>
      ) : (
        <PointHistory key={point.meterId} meterId={point.meterId} />
      )}
    </>
  );
}

function PointHistory({ meterId }: { meterId: number }) {
  const t = useTranslations("history");
  const format = useFormat();
  const router = useRouter();
  const search = useSearchParams();
  const { timeZone } = format;
  const today = dayAt(Date.now() / 1000, timeZone);
  const asked = search.get("view");
  const view: View = isView(asked) ? asked : "month";
  const day = dayIn(search.get("day"), today);
  const range = rangeOf(view, day);
  const former = rangeOf(view, shifted(view, day, -1));
  const period = view === "year" ? "month" : "day";
  const parameters = { meterId, period, range, timeZone } as const;
  const bills = useBills(parameters);
  const { pair } = usePair();
  const isOfPair = pair !== undefined && [pair.house.meterId, pair.roof.meterId].includes(meterId);
  const before = useBills({ ...parameters, range: former });
  const go = (next: View, to: typeof day) =>
    router.replace(`/history?view=${next}&day=${isoDay(to)}`, { scroll: false });
  const later = shifted(view, day, 1);
  const named =
    view === "week"
      ? format.days(range.from, addDays(range.to, -1))
      : format.period(view, rangeOfDay(range.from, timeZone).from);
  return (
    <>
      <div className="flex flex-col gap-4 print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Segments
            label={t("view")}
            value={view}
            onChange={(next) => go(next, day)}
            options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
          <div className="flex items-center gap-1">
            <Button
              variant="secondary"
              size="icon"
              aria-label={t("earlier")}
              onClick={() => go(view, shifted(view, day, -1))}
            >
              <ChevronLeft />
            </Button>
            <p aria-live="polite" className="min-w-36 text-center font-medium">
              {named}
            </p>
            <Button
              variant="secondary"
              size="icon"
              aria-label={t("later")}
              disabled={isBefore(today, rangeOf(view, later).from)}
              onClick={() => go(view, later)}
            >
              <ChevronRight />
            </Button>
          </div>
        </div>
        {bills.isPending && <Loading className="h-80" />}
        <Unanswered title={t("unreachable")} of={[bills]} />
        {bills.data && (
          <>
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              {view === "day" ? (
                <DaySeries meterId={meterId} range={rangeOfDay(range.from, timeZone)} />
              ) : (
                <EnergyBars bills={bills.data.items} period={period} />
              )}
              <Compare now={bills.data.items} before={before.data?.items} view={view} />
            </div>
            {isOfPair && <HouseCard key={isoDay(range.from)} pair={pair} range={range} view={view} />}
            <Card
              title={t("bills")}
              hint={t("billsHint")}
              aside={
                <div className="flex flex-wrap gap-2 print:hidden">
                  <CsvDownload bills={bills.data.items} view={view} from={isoDay(range.from)} />
                  <Button variant="secondary" size="sm" onClick={() => window.print()}>
                    <Printer />
                    {t("print")}
                  </Button>
                </div>
              }
            >
              <BillsTable
                bills={sinceTheFirst(bills.data.items)}
                period={period}
                pathOf={(bill) => `/history?view=${view === "year" ? "month" : "day"}&day=${bill.from}`}
              />
              <DuesTable meterId={meterId} range={range} timeZone={timeZone} />
            </Card>
            <Reports view={view} meterId={meterId} range={range} timeZone={timeZone} />
          </>
        )}
      </div>
      {bills.data && (
        <Statement meterId={meterId} period={named} bills={sinceTheFirst(bills.data.items)} billPeriod={period}>
          <DuesTable meterId={meterId} range={range} timeZone={timeZone} />
        </Statement>
      )}
    </>
  );
}

/** Neither days before the first slot nor days that are still to come. */
function sinceTheFirst(bills: Bill[]): Bill[] {
  const first = bills.findIndex(({ slots }) => slots > 0);
  return first < 0 ? [] : bills.slice(first).filter(({ slots, state }) => slots > 0 || state !== "open");
}
