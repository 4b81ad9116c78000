"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { type Series, TimeSeries } from "@/components/charts/TimeSeries";
import { useFormat } from "@/kit/useFormat";
import type { HouseSlots } from "@/lib/energy/house";

/** A day of quarter-hours has 92 to 100. */
const MOST = 200;

/** A day slot by slot: what the roof made and the house used. */
export function HouseDay({ slots }: { slots: HouseSlots["slots"] }) {
  const t = useTranslations("house");
  const format = useFormat();
  const shown = useMemo(() => slots.slice(-MOST), [slots]);
  const { times, series } = useMemo(() => {
    const one = (label: string, color: string, wh: (energy: (typeof shown)[number]["energy"]) => bigint): Series => ({
      label,
      color,
      values: shown.map(({ energy }) => Number(wh(energy))),
      filled: true,
      stepped: true,
      format: (value) => `${value} Wh`,
    });
    return {
      times: shown.map(({ slot }) => format.slotPoint(slot)),
      series: [one(t("made"), "--sun", ({ madeWh }) => madeWh), one(t("used"), "--home", ({ usedWh }) => usedWh)],
    };
  }, [shown, format, t]);
  const formatAxis = useCallback((wh: number) => format.energy(BigInt(Math.round(wh))), [format]);
  return (
    <>
      <TimeSeries
        label={t("picture")}
        times={times}
        series={series}
        holdsSeconds={format.slotHolds}
        timeZone={format.timeZone}
        locale={format.locale}
        formatAxis={formatAxis}
      />
      {slots.length > MOST && <p className="mt-1 text-ink-soft text-xs">{t("latestSlots", { count: MOST })}</p>}
      <AsTable
        summary={t("asTable")}
        caption={t("picture")}
        head={[t("slot"), t("made"), t("used"), t("direct"), t("sent"), t("taken")]}
        rows={() =>
          shown.toReversed().map(({ slot, energy }) => ({
            key: slot,
            cells: [
              format.slotTime(slot),
              ...[energy.madeWh, energy.usedWh, energy.directWh, energy.sentWh, energy.takenWh].map(format.energy),
            ],
          }))
        }
      />
    </>
  );
}
