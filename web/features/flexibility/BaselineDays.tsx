"use client";

import type { BaselineDay } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { type DayBar, DayBars } from "@/components/charts/DayBars";
import { useFormat } from "@/kit/useFormat";

interface BaselineDaysProps {
  /** What the days are of, in words. */
  of: string;
  /** Newest first. */
  days: readonly BaselineDay[];
  baselineWh: bigint | undefined;
  /** The slot that was called, and what was counted in it. */
  called?: { slot: number; countedWh: bigint | undefined };
}

/** The days that make a baseline, oldest first, and the called one beside them. */
export function BaselineDays({ of, days, baselineWh, called }: BaselineDaysProps) {
  const t = useTranslations("flexibility.baseline");
  const format = useFormat();
  const energy = (wh: bigint | undefined) => (wh === undefined ? t("unread") : format.energy(wh));
  const bars: DayBar[] = days.toReversed().map(({ slot, countedWh, counts }) => ({
    key: slot,
    label: format.slotDay(slot),
    told: `${format.slotDate(slot)}: ${energy(countedWh)}`,
    value: countedWh,
    look: counts ? "counts" : "leftOut",
  }));
  if (called !== undefined)
    bars.push({
      key: called.slot,
      label: format.slotDay(called.slot),
      told: `${format.slotDate(called.slot)}: ${energy(called.countedWh)}`,
      value: called.countedWh,
      look: "judged",
    });
  const caption = t("picture", { of });
  return (
    <div>
      <DayBars
        label={caption}
        bars={bars}
        line={
          baselineWh === undefined ? undefined : { value: baselineWh, name: t("line", { energy: energy(baselineWh) }) }
        }
        legend={{ counts: t("counts"), leftOut: t("leftOut"), judged: t("judged"), unknown: t("unread") }}
      />
      <AsTable
        summary={t("asTable")}
        caption={caption}
        head={[t("day"), t("counted"), t("role")]}
        rows={() => [
          ...(called === undefined
            ? []
            : [{ key: called.slot, cells: [format.slotStart(called.slot), energy(called.countedWh), t("judged")] }]),
          ...days.map(({ slot, countedWh, counts }) => ({
            key: slot,
            cells: [format.slotStart(slot), energy(countedWh), t(counts ? "counts" : "leftOut")],
          })),
          ...(baselineWh === undefined
            ? []
            : [{ key: "baseline", cells: [t("baseline"), format.energy(baselineWh), ""] }]),
        ]}
      />
    </div>
  );
}
