"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type Dispatch, type SetStateAction, useMemo, useState } from "react";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { ZonePrices } from "@/features/community/ZonePrices";
import { DepthCard, type TakenLevel } from "@/features/market/DepthCard";
import { useBooks } from "@/features/market/getMarket";
import { Positions } from "@/features/market/Positions";
import { PriceHistory } from "@/features/market/PriceHistory";
import { TradesCard } from "@/features/market/TradesCard";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useZones } from "@/kit/queries/getZones";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { untilLoaded } from "@/lib/untilLoaded";
import { useMounted } from "@/lib/useMounted";

// Who only looks needs no forms.
const OrderCard = dynamic(
  () => untilLoaded(() => import("@/features/market/OrderCard").then((module) => module.OrderCard)),
  {
    loading: () => <Loading className="h-96" />,
  },
);
const MyOrders = dynamic(
  () => untilLoaded(() => import("@/features/market/MyOrders").then((module) => module.MyOrders)),
  {
    loading: () => <Loading className="h-40" />,
  },
);

// Below everything else.
const SurfaceCard = dynamic(
  () => untilLoaded(() => import("@/features/market/SurfaceCard").then((module) => module.SurfaceCard)),
  { loading: () => <Loading className="h-28" /> },
);
const CandlesCard = dynamic(
  () => untilLoaded(() => import("@/features/market/CandlesCard").then((module) => module.CandlesCard)),
  { loading: () => <Loading className="h-80" /> },
);
const ProfitCard = dynamic(
  () => untilLoaded(() => import("@/features/market/ProfitCard").then((module) => module.ProfitCard)),
  { loading: () => <Loading className="h-80" /> },
);
const DelegatesCard = dynamic(
  () => untilLoaded(() => import("@/features/market/DelegatesCard").then((module) => module.DelegatesCard)),
  { loading: () => <Loading className="h-40" /> },
);

/** The forward market, for whoever wants to look at every price. */
export function MarketPage() {
  const t = useTranslations("market");
  const { indexer } = useConfig();
  const { point } = usePointChoice();
  const zones = useZones();
  const [chosenZone, setZone] = useState<number>();
  const [chosenSlot, setSlot] = useState<number>();
  // Where I am, or the first zone below the root, which is not known before there are zones.
  const zoneId = chosenZone ?? point?.zoneId ?? (zones.isPending ? undefined : (zones.data?.[1]?.zoneId ?? 0));
  const mounted = useMounted();
  if (!indexer) {
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <Notice tone="warn" className="mb-4" title={t("noIndexer")} />
        <ZonePrices />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} aside={<PointPicker />} />
      {mounted && zoneId !== undefined ? (
        <>
          <Choice zoneId={zoneId} slot={chosenSlot} onZone={setZone} onSlot={setSlot} />
          <Market zoneId={zoneId} chosenSlot={chosenSlot} chooseSlot={setSlot} />
        </>
      ) : (
        <Loading className="h-96" />
      )}
    </>
  );
}

/** The chosen slot while its book is open, else the next one whose is. Not known before the books are. */
function useOpenSlot(zoneId: number, chosen: number | undefined): number | undefined {
  const books = useBooks(zoneId);
  const current = useCurrentSlot();
  if (chosen !== undefined && chosen > current) return chosen;
  if (books.isPending) return undefined;
  return books.data?.items.find(({ slot }) => slot > current)?.slot ?? current + 2;
}

interface ChoiceProps {
  zoneId: number;
  slot: number | undefined;
  onZone: (zoneId: number) => void;
  onSlot: (slot: number) => void;
}

function Choice({ zoneId, slot: chosen, onZone, onSlot }: ChoiceProps) {
  const t = useTranslations("market");
  const format = useFormat();
  const zones = useZones();
  const books = useBooks(zoneId);
  const slot = useOpenSlot(zoneId, chosen);
  const items = books.data?.items;
  // A day of slots, each written as a range of times: too much to do again for every answer.
  const options = useMemo(
    () =>
      items?.map((book) => (
        <option key={book.slot} value={book.slot}>
          {t("slotOption", { time: format.slotTime(book.slot), orders: book.open_orders })}
        </option>
      )),
    [items, t, format],
  );
  return (
    <div className="mb-4 grid max-w-2xl gap-3 sm:grid-cols-2">
      <SelectField label={t("zone")} value={zoneId} onChange={(event) => onZone(Number(event.target.value))}>
        {zones.data?.map((zone) => (
          <option key={zone.zoneId} value={zone.zoneId}>
            {zone.name}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("slot")} value={slot ?? ""} onChange={(event) => onSlot(Number(event.target.value))}>
        {slot !== undefined && !items?.some((book) => book.slot === slot) && (
          <option value={slot}>{format.slotTime(slot)}</option>
        )}
        {options}
      </SelectField>
    </div>
  );
}

interface MarketProps {
  zoneId: number;
  chosenSlot: number | undefined;
  chooseSlot: Dispatch<SetStateAction<number | undefined>>;
}

function Market({ zoneId, chosenSlot, chooseSlot }: MarketProps) {
  const t = useTranslations("market");
  const [taken, setTaken] = useState<TakenLevel>();
  // The slot of the book that a price is of stays with it. An object of its own each time: the same price can be taken again.
  const take = (level: TakenLevel) => {
    chooseSlot((chosen) => chosen ?? slot);
    setTaken({ ...level });
  };
  const { point } = usePointChoice();
  const slot = useOpenSlot(zoneId, chosenSlot);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <PriceHistory zoneId={zoneId} />
          {point === undefined ? (
            <Card title={t("order")}>{t("noPoint")}</Card>
          ) : (
            <OrderCard
              key={point.meterId}
              meterId={point.meterId}
              chosenSlot={chosenSlot}
              openSlot={slot}
              chooseSlot={chooseSlot}
              taken={taken}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {slot === undefined ? (
            <Loading className="h-80" />
          ) : (
            <DepthCard slot={slot} zoneId={zoneId} onTake={point && take} />
          )}
          <TradesCard zoneId={zoneId} />
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <SurfaceCard zoneId={zoneId} />
        <CandlesCard zoneId={zoneId} />
      </div>
      {point !== undefined && (
        <>
          <MyOrders meterId={point.meterId} />
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <ProfitCard meterId={point.meterId} />
            <DelegatesCard key={point.meterId} meterId={point.meterId} />
          </div>
          <Positions meterId={point.meterId} />
        </>
      )}
    </div>
  );
}
