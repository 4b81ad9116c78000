"use client";

import type { StateMovePage, Zone } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useZoneStates } from "./getZoneStates";

const tones = { normal: "good", alert: "warn", emergency: "bad", restoration: "warn" } as const;

/** How a zone fares, since when and why, and how it came to that. */
export function StatesCard({ zone }: { zone: Zone }) {
  const t = useTranslations("lines");
  const moves = useZoneStates(zone.zone_id);
  const judged = moves.data?.items[0]?.state;
  return (
    <Card title={t("statesTitle")} hint={t("statesHint")} className="lg:col-start-2">
      <Notice
        tone={zone.state === "emergency" ? "bad" : zone.state === "normal" ? "info" : "warn"}
        title={t(`statesNow.${zone.state}`)}
      >
        {t(`statesMean.${zone.state}`)}
      </Notice>
      {judged !== undefined && judged !== zone.state && (
        <p className="mt-3 text-sm">{t("notTaken", { state: t(`states.${judged}`) })}</p>
      )}
      {moves.isPending && <Loading className="mt-4 h-24" />}
      <Unanswered title={t("unreachable")} of={[moves]} />
      {moves.data?.items.length === 0 && <p className="mt-4 text-ink-soft text-sm">{t("noMoves")}</p>}
      <ol className="mt-4 flex flex-col gap-3">
        {moves.data?.items.map((move) => (
          <Move key={`${move.height} ${move.slot} ${move.stage}`} move={move} />
        ))}
      </ol>
    </Card>
  );
}

function Move({ move }: { move: StateMovePage["items"][number] }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const { state, stage, reasons, loading_permille } = move;
  const why = reasons.map((reason) => t(`reasons.${reason}`));
  return (
    <li className="text-sm">
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[state]}>
          {state === "restoration" ? t("stage", { stage: stage + 1 }) : t(`states.${state}`)}
        </Badge>
        <span className="text-ink-soft">{t("since", { time: format.slotStart(move.slot) })}</span>
      </span>
      <span className="text-ink-soft">
        {why.length === 0 ? t("calm") : why.join("; ")}
        {loading_permille !== null && ` · ${t("loadedTo", { share: format.percent(BigInt(loading_permille)) })}`}
      </span>
    </li>
  );
}
