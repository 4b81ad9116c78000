"use client";

import { sayCut } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Entry } from "@/components/ui/entry";
import { ListCard } from "@/kit/ListCard";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { type CutState, cutState, toldOf } from "./cutState";
import { ownCutsFile, useCutsOf } from "./getCuts";

const tones: Record<CutState, "neutral" | "good" | "warn" | "bad"> = {
  toCome: "warn",
  running: "warn",
  measuring: "neutral",
  delivered: "good",
  not_delivered: "neutral",
  unread: "neutral",
  no_baseline: "neutral",
};

/** What my metering points were cut by in emergencies, newest first: what was asked and why, and what it brought. */
export function OwnCutsCard({ address }: { address: string }) {
  const t = useTranslations("cuts");
  const cuts = useCutsOf();
  return (
    <ListCard
      title={t("ownTitle")}
      hint={t("ownHint")}
      asked={cuts}
      items={cuts.data?.pages.flatMap(({ items }) => items)}
      keyOf={({ slot, zone_id, meter_id }) => `${slot} ${zone_id} ${meter_id}`}
      unreachable={t("unreachable")}
      none={t("ownNone")}
      files={[{ href: ownCutsFile(address), name: t("file.cuts") }]}
    >
      {(cut) => <OwnCut cut={cut} />}
    </ListCard>
  );
}

function OwnCut({ cut }: { cut: CutPoint }) {
  const t = useTranslations("cuts");
  const format = useFormat();
  const locale = useLocale();
  const { points } = usePointChoice();
  const state = cutState(cut, useCurrentSlot());
  const serial = points.find(({ meterId }) => meterId === cut.meter_id)?.serial ?? String(cut.meter_id);
  return (
    <Entry
      title={format.slotRange(cut.slot, cut.slot)}
      badge={<Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>}
    >
      {points.length > 1 && <p className="text-ink-soft">{t("ofMeter", { serial })}</p>}
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {sayCut(locale, ...toldOf(cut), format).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Entry>
  );
}
