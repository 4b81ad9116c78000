"use client";

import type { Home, Result } from "@wattmesh/indexer-client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { LivePicture, type LiveStream } from "@/components/charts/LivePicture";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/kit/useFormat";
import { abs } from "@/lib/bigint";
import { flowsOf } from "@/lib/energy/flows";
import { type Advice, adviceOf } from "./advice";

/** The house now: what moves, what today has saved, and when to use what can wait. */
export function NowCard({ home }: { home: Home }) {
  const t = useTranslations("now");
  const format = useFormat();
  const { last_result: last, today, outlook } = home;
  const saved = BigInt(today.saved_micro);
  const advice = adviceOf(outlook);
  return (
    <Card title={t("title")} hint={last ? t("ofSlot", { time: format.slotTime(last.slot) }) : t("none")}>
      <div className="grid items-center gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        {last && <Live last={last} rule={home.metering_point.rule} />}
        <div>
          <p className="font-semibold text-4xl tabular-nums tracking-tight sm:text-5xl">
            {format.money(saved > 0n ? saved : 0n)}
          </p>
          <p className="mt-1 text-ink-soft text-sm">{t(saved > 0n ? "saved" : "notSaved")}</p>
          {advice && <Sentence advice={advice} />}
        </div>
      </div>
    </Card>
  );
}

function Sentence({ advice }: { advice: Advice }) {
  const t = useTranslations("now.advice");
  const format = useFormat();
  const words = (() => {
    switch (advice.kind) {
      case "later": {
        const { fromSlot, toSlot, priceMicroPerKwh } = advice;
        const time = `${format.slotClock(fromSlot)}–${format.slotClock(toSlot + 1)}`;
        return t("later", { time, price: format.price(priceMicroPerKwh) });
      }
      case "now":
        return t("now", { time: format.slotClock(advice.toSlot + 1), price: format.price(advice.priceMicroPerKwh) });
      case "same":
        return t("same");
    }
  })();
  return (
    <p className="mt-4 flex items-start gap-2 rounded-xl bg-accent-soft px-3.5 py-3 text-accent-soft-ink text-sm">
      <Lightbulb aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {words}
    </p>
  );
}

function Live({ last, rule }: { last: Result; rule: Home["metering_point"]["rule"] }) {
  const t = useTranslations("now");
  const format = useFormat();
  const flows = flowsOf(last);
  const withStorage = flows.fromStorageWh > 0n || flows.toStorageWh > 0n || rule?.hold === true || rule?.draw === true;
  const stream = (other: LiveStream["other"], energyWh: bigint): LiveStream => {
    const powerW = (energyWh * 3600n) / BigInt(format.slotHolds);
    const way = powerW > 0n ? t("toYou") : powerW < 0n ? t("fromYou") : "";
    return { other, powerW, name: t(other), told: format.power(abs(powerW)), way };
  };
  const streams = [
    stream("neighbours", flows.fromNeighboursWh - flows.toNeighboursWh),
    stream("utility", flows.fromUtilityWh - flows.toUtilityWh),
    ...(withStorage ? [stream("storage", flows.fromStorageWh - flows.toStorageWh)] : []),
  ];
  const inWords = ({ told, way }: LiveStream) => `${told} ${way}`.trimEnd();
  return (
    <div className="min-w-0">
      <LivePicture
        streams={streams}
        label={t("label", { streams: streams.map((one) => `${one.name}: ${inWords(one)}`).join("; ") })}
      />
      <AsTable
        summary={t("asTable")}
        caption={t("title")}
        head={[t("with"), t("power")]}
        rows={() => streams.map((one) => ({ key: one.other, cells: [one.name, inWords(one)] }))}
      />
    </div>
  );
}
