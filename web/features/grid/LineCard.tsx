"use client";

import type { LineFlow, Zone } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { AsTable } from "@/components/charts/AsTable";
import { TimeSeries } from "@/components/charts/TimeSeries";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { busiest, type Loaded, latest } from "./busiest";
import { useLineFlow } from "./getLineFlow";
import { lineSeries, PER_AXIS_UNIT } from "./lineSeries";

/** Beyond this a line is nearly full. */
const NEAR_PERMILLE = 800n;

/** What flows on a zone's line: now, a day back, and a day ahead with how wrong that may be. */
export function LineCard({ zone, isOwn }: { zone: Zone; isOwn: boolean }) {
  const t = useTranslations("lines");
  const flow = useLineFlow(zone.zone_id);
  const isEmpty = flow.data?.measured.length === 0;
  return (
    <Card title={isOwn ? t("ownLine", { zone: zone.name }) : t("lineOf", { zone: zone.name })} hint={t("lineHint")}>
      {flow.isPending && <Loading className="h-80" />}
      <Unanswered title={t("unreachable")} of={[flow]} />
      {isEmpty && <p className="py-8 text-center text-ink-soft">{t("noSlot")}</p>}
      {flow.data && !isEmpty && (
        <div className="flex flex-col gap-5">
          <Now flow={flow.data} />
          <Picture flow={flow.data} name={zone.name} />
          <Scores flow={flow.data} />
        </div>
      )}
      {zone.islanded && <p className="mt-3 text-sm">{t("islanded")}</p>}
    </Card>
  );
}

function Now({ flow }: { flow: LineFlow }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const [now, most] = [latest(flow), busiest(flow)];
  const last = flow.measured.at(-1);
  const words = (one: Loaded) =>
    t(`flow.${one.direction}`, {
      energy: format.energy(one.flowWh),
      limit: format.energy(one.capacityWh),
    });
  return (
    <dl className="grid grid-cols-1 gap-4 sm:grid-cols-3">
      {now && <Stat strong label={t("now")} value={<Share of={now} />} hint={words(now)} />}
      {most && (
        <Stat
          strong
          label={t("most")}
          value={<Share of={most} />}
          hint={t("mostAt", { time: format.slotTime(most.slot), flow: words(most) })}
        />
      )}
      {last && last.loss_wh !== null ? (
        <Stat label={t("loss")} value={format.energy(BigInt(last.loss_wh))} hint={t("lossHint")} />
      ) : (
        <Stat label={t("loss")} value={t("noFeeder")} hint={t("noFeederHint")} />
      )}
    </dl>
  );
}

function Share({ of }: { of: Loaded }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const tone = of.permille > 1000n ? "bad" : of.permille >= NEAR_PERMILLE ? "warn" : "good";
  return (
    <span className="flex flex-wrap items-center gap-2">
      {format.percent(of.permille)}
      <Badge tone={tone}>{t(`fullness.${tone}`)}</Badge>
    </span>
  );
}

function Picture({ flow, name }: { flow: LineFlow; name: string }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const { times, series } = useMemo(() => {
    const words = {
      measured: t("measured"),
      foreseen: t("foreseen"),
      band: t("band"),
      limit: t("limitUp"),
      limitBelow: t("limitDown"),
    };
    const { slots, series } = lineSeries(flow, words);
    return { times: slots.map(format.slotPoint), series };
  }, [flow, format, t]);
  const formatAxis = useCallback((kwh: number) => format.energy(BigInt(Math.round(kwh * PER_AXIS_UNIT))), [format]);
  const energy = (wh: string | null) => (wh === null ? "–" : format.energy(BigInt(wh)));
  return (
    <div>
      <TimeSeries
        label={t("picture", { zone: name })}
        times={times}
        series={series}
        holdsSeconds={format.slotHolds}
        timeZone={format.timeZone}
        locale={format.locale}
        height={260}
        readsFirst={flow.measured.length - 1}
        formatAxis={formatAxis}
      />
      <AsTable
        summary={t("asTable")}
        caption={t("picture", { zone: name })}
        head={[t("time"), t("measured"), t("foreseen"), t("errorToExpect"), t("limit"), t("loss")]}
        rows={() => [
          ...flow.measured.map((one) => ({
            key: one.slot,
            cells: [
              format.slotTime(one.slot),
              energy(one.flow_wh),
              "–",
              "–",
              energy(one.capacity_wh),
              energy(one.loss_wh),
            ],
          })),
          ...flow.foreseen.map((one) => ({
            key: one.slot,
            cells: [format.slotTime(one.slot), "–", energy(one.flow_wh), energy(one.error_wh), "–", "–"],
          })),
        ]}
      />
    </div>
  );
}

/** How good forecasts were: what they were wrong by, against who says "as yesterday". */
function Scores({ flow }: { flow: LineFlow }) {
  const t = useTranslations("lines");
  const format = useFormat();
  const known = flow.scores.filter(({ error_permille }) => error_permille !== null);
  if (known.length === 0) return <p className="text-ink-soft text-sm">{t("noScores")}</p>;
  return (
    <div>
      <h3 className="font-medium text-sm">{t("scores")}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-ink-soft text-sm">
        {known.map(({ ahead_slots, error_permille }) => (
          <li key={ahead_slots}>
            {t("score", { slots: ahead_slots, share: format.percent(BigInt(error_permille ?? 0)) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
