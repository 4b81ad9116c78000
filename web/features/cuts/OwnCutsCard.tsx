"use client";

import { sayCut } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { Unanswered } from "@/kit/Unanswered";
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
  const all = cuts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t("ownTitle")} hint={t("ownHint")} aria-busy={cuts.isPending}>
      {cuts.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[cuts]} />
      {cuts.data && all.length === 0 && <p className="text-ink-soft text-sm">{t("ownNone")}</p>}
      {all.length > 0 && (
        <>
          <ul className="divide-y">
            {all.map((cut) => (
              <OwnCut key={`${cut.slot} ${cut.zone_id} ${cut.meter_id}`} cut={cut} />
            ))}
          </ul>
          <div className="mt-3 flex flex-wrap gap-2">
            {cuts.hasNextPage && (
              <Button
                variant="secondary"
                size="sm"
                disabled={cuts.isFetchingNextPage}
                onClick={() => void cuts.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
            <a href={ownCutsFile(address)} download className={buttonStyle({ variant: "secondary", size: "sm" })}>
              <Download aria-hidden="true" />
              {t("file.cuts")}
            </a>
          </div>
        </>
      )}
    </Card>
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
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{format.slotRange(cut.slot, cut.slot)}</h3>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </div>
      {points.length > 1 && <p className="text-ink-soft">{t("ofMeter", { serial })}</p>}
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {sayCut(locale, ...toldOf(cut), format).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </li>
  );
}
