"use client";

import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { ShareBar } from "@/components/charts/ShareBar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useGrid, useLatestSlot } from "@/kit/queries/getGrid";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { type LineLoad, treeOf } from "@/lib/energy/lineLoad";
import { netLoads } from "./netLoad";

const bars = { free: "bg-neighbours", near: "bg-sun", full: "bg-bad", islanded: "bg-edge-strong" };
const arrows = { up: ArrowUp, down: ArrowDown, none: Minus };
const tones = { normal: "neutral", alert: "warn", emergency: "bad", restoration: "warn" } as const;

interface GridTreeProps {
  chosen: number | undefined;
  /** The zone of the metering point that the pages show. */
  own: number | undefined;
  onChoose: (zoneId: number) => void;
}

/** Every zone below its parent, with how full its line is by what meters counted. A zone is chosen by pressing it. */
export function GridTree({ chosen, own, onChoose }: GridTreeProps) {
  const t = useTranslations("lines");
  const format = useFormat();
  const zones = useGrid();
  const slot = useLatestSlot();
  const isWaiting = zones.isPending || slot.isPending;
  const loads = netLoads(zones.data ?? [], slot.data ?? null);
  return (
    <Card
      title={t("tree")}
      hint={slot.data ? t("treeHint", { time: format.slotTime(slot.data.slot) }) : t("noSlot")}
      aria-busy={isWaiting}
    >
      <Unanswered title={t("unreachable")} of={[zones, slot]} />
      {isWaiting && <Loading className="h-48" />}
      <ul className="flex flex-col gap-1">
        {treeOf(isWaiting ? [] : (zones.data ?? [])).map(({ zone, depth }) => {
          const load = loads.find((one) => one.zone.zone_id === zone.zone_id);
          return (
            <li key={zone.zone_id} style={{ marginInlineStart: `${depth * 0.9}rem` }}>
              <button
                type="button"
                aria-pressed={zone.zone_id === chosen}
                onClick={() => onChoose(zone.zone_id)}
                className={cn(
                  "w-full rounded-lg border-edge border-l-2 px-3 py-2 text-left",
                  zone.zone_id === chosen ? "bg-accent-soft" : "hover:bg-sunken",
                )}
              >
                <span className="flex flex-wrap items-center justify-between gap-2">
                  <span className="font-medium">{zone.name}</span>
                  <span className="flex gap-1">
                    {zone.zone_id === own && <Badge tone="good">{t("yours")}</Badge>}
                    <Badge tone={tones[zone.state]}>{t(`states.${zone.state}`)}</Badge>
                  </span>
                </span>
                {load && <Load load={load} />}
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Load({ load }: { load: LineLoad }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const Arrow = arrows[load.direction];
  return (
    <>
      <span className="mt-1 flex items-center justify-between gap-2 text-ink-soft text-sm">
        <span className="flex items-center gap-1">
          <Arrow aria-hidden="true" className="size-4" />
          {t(`direction.${load.direction}`)}
        </span>
        <span className="tabular-nums">
          {load.state === "islanded" || load.permille === undefined ? t("cutOff") : format.percent(load.permille)}
        </span>
      </span>
      <ShareBar share={Math.min(1, Number(load.permille ?? 0n) / 1000)} look={bars[load.state]} />
    </>
  );
}
