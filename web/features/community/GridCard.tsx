"use client";

import { ArrowDown, ArrowUp, CircleCheck, Minus, TriangleAlert, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { ShareBar } from "@/components/charts/ShareBar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useGrid, useLatestSlot } from "@/kit/queries/getGrid";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { type LineLoad, lineLoads, treeOf } from "@/lib/energy/lineLoad";

const badges = {
  free: { tone: "good", Icon: CircleCheck },
  near: { tone: "warn", Icon: TriangleAlert },
  full: { tone: "bad", Icon: TriangleAlert },
  islanded: { tone: "warn", Icon: Unplug },
} as const;

const bars = { free: "bg-neighbours", near: "bg-sun", full: "bg-bad", islanded: "bg-edge-strong" };
const arrows = { up: ArrowUp, down: ArrowDown, none: Minus };

/** The grid's tree: each zone, its price, its storage, and how full its line is. */
export function GridCard() {
  const t = useTranslations("grid");
  const format = useFormat();
  const zones = useGrid();
  const slot = useLatestSlot();
  if (zones.isLoadingError || slot.isLoadingError) return <Unanswered title={t("unreachable")} of={[zones, slot]} />;
  if (!zones.data || slot.data === undefined) {
    return (
      <Card title={t("title")} aria-busy="true">
        <Loading className="h-48" />
      </Card>
    );
  }
  const loads = lineLoads(zones.data, slot.data);
  const loadOf = (id: number) => loads.find(({ zone }) => zone.zone_id === id);
  const priceOf = (id: number) => slot.data?.zones.find(({ zone_id }) => zone_id === id)?.price_micro_per_kwh ?? null;
  const arrowWords = (load: LineLoad) => t(`direction.${load.direction}`, { energy: format.energy(load.energyWh) });
  return (
    <Card
      title={t("title")}
      hint={slot.data === null ? t("noSlot") : t("ofSlot", { time: format.slotTime(slot.data.slot) })}
    >
      <ul className="flex flex-col gap-3">
        {treeOf(zones.data).map(({ zone, depth }) => {
          const load = loadOf(zone.zone_id);
          const price = priceOf(zone.zone_id);
          const Arrow = arrows[load?.direction ?? "none"];
          return (
            <li
              key={zone.zone_id}
              style={{ marginInlineStart: `${depth * 0.9}rem` }}
              className="border-edge border-l-2 pl-3"
            >
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {zone.name}
                  <Badge tone={zone.state === "normal" ? "neutral" : zone.state === "emergency" ? "bad" : "warn"}>
                    {t(`zoneStates.${zone.state}`)}
                  </Badge>
                </span>
                <span className="text-sm tabular-nums">{price === null ? t("noTrade") : format.price(price)}</span>
              </div>
              {load && (
                <>
                  <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
                    <span className="flex items-center gap-1 text-ink-soft">
                      <Arrow aria-hidden="true" className="size-4" />
                      {arrowWords(load)}
                    </span>
                    <LoadBadge load={load} />
                  </div>
                  <ShareBar share={Number(load.permille ?? 0n) / 1000} look={bars[load.state]} />
                </>
              )}
              {BigInt(zone.storage_capacity_wh) > 0n && (
                <p className="mt-1 text-ink-soft text-sm">
                  {t("storage", {
                    stored: format.energy(BigInt(zone.stored_wh)),
                    capacity: format.energy(BigInt(zone.storage_capacity_wh)),
                  })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <AsTable
        summary={t("asTable")}
        caption={t("lines")}
        head={[t("line"), t("flow"), t("limit"), t("load"), t("state")]}
        rows={() =>
          loads.map((load) => ({
            key: load.zone.zone_id,
            cells: [
              load.zone.name,
              arrowWords(load),
              format.energy(load.capacityWh),
              load.permille === undefined ? "–" : format.percent(load.permille),
              t(`states.${load.state}`),
            ],
          }))
        }
      />
    </Card>
  );
}

function LoadBadge({ load }: { load: LineLoad }) {
  const t = useTranslations("grid");
  const format = useFormat();
  const { tone, Icon } = badges[load.state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {load.permille === undefined || load.state === "islanded"
        ? t(`states.${load.state}`)
        : t("loaded", { share: format.percent(load.permille), state: t(`states.${load.state}`) })}
    </Badge>
  );
}
