"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import type { Pair } from "@/kit/points/usePair";
import { useCurve } from "@/kit/queries/getCurve";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { joinSlots, sumHouse } from "@/lib/energy/house";
import type { DayRange, View } from "@/lib/time/period";
import { HouseBars } from "./HouseBars";
import { HouseDay } from "./HouseDay";
import { HouseSums } from "./HouseSums";

interface HouseCardProps {
  pair: Pair;
  range: DayRange;
  view: View;
}

/** What the roof made and the house used in a range, from two meters that count each by itself. */
export function HouseCard({ pair, range, view }: HouseCardProps) {
  const t = useTranslations("house");
  const { timeZone } = useFormat();
  const house = useCurve({ meterId: pair.house.meterId, range, timeZone }, true);
  const roof = useCurve({ meterId: pair.roof.meterId, range, timeZone }, true);
  const joined = useMemo(() => house.data && roof.data && joinSlots(house.data, roof.data), [house.data, roof.data]);
  return (
    <Card
      title={t("title")}
      hint={t("hint", { house: pair.house.serial, roof: pair.roof.serial })}
      aria-busy={joined === undefined}
    >
      {(house.isPending || roof.isPending) && <Loading className="h-72" />}
      <Unanswered title={t("unreachable")} of={[house, roof]} />
      {joined?.slots.length === 0 && <p className="text-ink-soft text-sm">{t("empty")}</p>}
      {joined !== undefined && joined.slots.length > 0 && (
        <div className="flex flex-col gap-4">
          <div>
            <HouseSums sum={sumHouse(joined.slots)} />
          </div>
          <div>
            {view === "day" ? (
              <HouseDay slots={joined.slots} />
            ) : (
              <HouseBars slots={joined.slots} range={range} period={view === "year" ? "month" : "day"} />
            )}
          </div>
          {joined.oneOnly > 0 && <p className="text-ink-soft text-xs">{t("oneOnly", { slots: joined.oneOnly })}</p>}
        </div>
      )}
    </Card>
  );
}
