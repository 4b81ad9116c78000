"use client";

import { Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useGrid, useLatestSlot } from "@/kit/queries/getGrid";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { abs } from "@/lib/bigint";
import { MOST_ZONES, useDay } from "./getDay";
import { NeighbourhoodPicture } from "./NeighbourhoodPicture";
import { type Scene, type Street, sceneOf } from "./scene";
import { hourAt, skyAt } from "./sky";

/** The neighbourhood in the last slot that is settled, and through the day by a slider. No house has a name. */
export function NeighbourhoodCard() {
  const t = useTranslations("neighbourhood");
  const format = useFormat();
  const zones = useGrid();
  const latest = useLatestSlot();
  const [isDay, setDay] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const ids = (zones.data ?? []).map(({ zone_id }) => zone_id);
  const day = useDay(isDay && ids.length <= MOST_ZONES ? ids : []);
  if (zones.isLoadingError || latest.isLoadingError)
    return <Unanswered title={t("unreachable")} of={[zones, latest]} />;
  if (!zones.data || latest.data === undefined)
    return (
      <Card title={t("title")} aria-busy="true">
        <Loading className="h-80" />
      </Card>
    );
  if (latest.data === null) return <Card title={t("title")}>{t("none")}</Card>;
  const slots = day.data ?? [];
  const past = slots.find(({ slot }) => slot === chosen);
  const scene = sceneOf(zones.data, past ?? latest.data, past === undefined);
  return (
    <Card title={t("title")} hint={format.slotTime(scene.slot)}>
      <Picture scene={scene} />
      {ids.length <= MOST_ZONES &&
        (isDay ? (
          <>
            <Unanswered title={t("dayUnreachable")} of={[day]} />
            <DaySlider
              slots={slots.map(({ slot }) => slot)}
              value={scene.slot}
              isNow={past === undefined}
              onChoose={setChosen}
            />
          </>
        ) : (
          <Button variant="secondary" size="sm" className="mt-3" onClick={() => setDay(true)}>
            {t("day")}
          </Button>
        ))}
      <StreetsTable scene={scene} />
    </Card>
  );
}

function Picture({ scene }: { scene: Scene }) {
  const t = useTranslations("neighbourhood");
  const format = useFormat();
  const { utilityWh } = scene;
  const utility = t(utilityWh > 0n ? "utilityGives" : utilityWh < 0n ? "utilityTakes" : "utilityIdle", {
    energy: format.energy(abs(utilityWh)),
  });
  const made = scene.streets.reduce((sum, { madeWh }) => sum + madeWh, 0n);
  const used = scene.streets.reduce((sum, { usedWh }) => sum + usedWh, 0n);
  return (
    <NeighbourhoodPicture
      scene={scene}
      sky={skyAt(hourAt(format.slotPoint(scene.slot), format.timeZone))}
      label={t("label", { made: format.energy(made), used: format.energy(used), utility })}
      words={{
        utility,
        name: ({ zone: { name, state } }) => (state === "normal" ? name : `${name}: ${t(`states.${state}`)}`),
        price: ({ priceMicroPerKwh }) => (priceMicroPerKwh === null ? t("noTrade") : format.price(priceMicroPerKwh)),
        energies: ({ madeWh, usedWh }) => t("energies", { made: format.energy(madeWh), used: format.energy(usedWh) }),
        more: (houses) => t("more", { houses }),
      }}
    />
  );
}

interface DaySliderProps {
  slots: number[];
  value: number;
  isNow: boolean;
  onChoose: (slot: number | undefined) => void;
}

function DaySlider({ slots, value, isNow, onChoose }: DaySliderProps) {
  const t = useTranslations("neighbourhood");
  const format = useFormat();
  const id = useId();
  const at = slots.indexOf(value);
  return (
    <div className="mt-3 flex items-center gap-3">
      <label htmlFor={id} className="sr-only">
        {t("slider")}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(0, slots.length - 1)}
        value={at < 0 ? slots.length - 1 : at}
        disabled={slots.length < 2}
        aria-valuetext={format.slotTime(value)}
        onChange={({ currentTarget }) => onChoose(slots[Number(currentTarget.value)])}
        className="h-11 min-w-0 flex-1 accent-accent"
      />
      <Button variant="secondary" size="sm" disabled={isNow} onClick={() => onChoose(undefined)}>
        <Radio aria-hidden="true" />
        {t("now")}
      </Button>
    </div>
  );
}

function StreetsTable({ scene }: { scene: Scene }) {
  const t = useTranslations("neighbourhood");
  const format = useFormat();
  const line = ({ load }: Street) =>
    load === undefined ? "–" : t(`line.${load.direction}`, { energy: format.energy(load.energyWh) });
  return (
    <AsTable
      summary={t("asTable")}
      caption={t("title")}
      head={[t("street"), t("houses"), t("made"), t("used"), t("local"), t("price"), t("onLine")]}
      rows={() =>
        scene.streets.map((street) => ({
          key: street.zone.zone_id,
          cells: [
            street.zone.name,
            format.number(BigInt(street.zone.metering_points)),
            format.energy(street.madeWh),
            format.energy(street.usedWh),
            street.localPermille === undefined ? "–" : format.percent(street.localPermille),
            street.priceMicroPerKwh === null ? t("noTrade") : format.price(street.priceMicroPerKwh),
            line(street),
          ],
        }))
      }
    />
  );
}
