"use client";

import type { Home, Result } from "@wattmesh/indexer-client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { LivePicture, type LiveStream } from "@/components/charts/LivePicture";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/kit/useFormat";
import { abs } from "@/lib/bigint";
import { flowsOf, netOf } from "@/lib/energy/flows";
import { type HouseEnergy, houseEnergy } from "@/lib/energy/house";
import { type Advice, adviceOf } from "./advice";

interface NowCardProps {
  home: Home;
  /** Of the same owner, where a meter of its own counts what the roof makes. */
  pair?: { house: Home; roof: Home } | undefined;
}

/** The house now: what moves, what today has saved, and when to use what can wait. */
export function NowCard({ home, pair }: NowCardProps) {
  const t = useTranslations("now");
  const format = useFormat();
  const { last_result: last, today, outlook } = home;
  const saved = pair
    ? BigInt(pair.house.today.saved_micro) + BigInt(pair.roof.today.saved_micro)
    : BigInt(today.saved_micro);
  const both = bothLast(pair);
  const advice = adviceOf(outlook);
  return (
    <Card
      title={t("title")}
      hint={last ? t(both ? "ofBoth" : "ofSlot", { time: format.slotTime(last.slot) }) : t("none")}
    >
      <div className="grid items-center gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        {last && <Live results={both ?? [last]} roof={both?.[1]} rule={home.metering_point.rule} />}
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

/** What both counted last, the roof's second; nothing while they have not counted the same slot. */
function bothLast(pair: NowCardProps["pair"]): [Result, Result] | undefined {
  const [house, roof] = [pair?.house.last_result, pair?.roof.last_result];
  return house && roof && house.slot === roof.slot ? [house, roof] : undefined;
}

interface LiveProps {
  /** Of one slot, of every meter of the house. */
  results: readonly Result[];
  /** Of these, of the meter that counts what the roof makes. */
  roof: Result | undefined;
  rule: Home["metering_point"]["rule"];
}

function Live({ results, roof, rule }: LiveProps) {
  const t = useTranslations("now");
  const format = useFormat();
  const net = netOf(results.map(flowsOf));
  const withStorage = net.storageWh !== 0n || rule?.hold === true || rule?.draw === true;
  const powerOf = (energyWh: bigint) => (energyWh * 3600n) / BigInt(format.slotHolds);
  const stream = (other: LiveStream["other"], energyWh: bigint): LiveStream => {
    const powerW = powerOf(energyWh);
    const way = powerW > 0n ? t("toYou") : powerW < 0n ? t("fromYou") : "";
    return { other, powerW, name: t(other), told: format.power(abs(powerW)), way };
  };
  const streams = [
    ...(roof ? [stream("roof", BigInt(roof.export_wh))] : []),
    stream("neighbours", net.neighboursWh),
    stream("utility", net.utilityWh),
    ...(withStorage ? [stream("storage", net.storageWh)] : []),
  ];
  const inWords = ({ told, way }: LiveStream) => `${told} ${way}`.trimEnd();
  const energy = roof && energyOf(results, roof);
  return (
    <div className="min-w-0">
      <LivePicture
        streams={streams}
        label={t("label", { streams: streams.map((one) => `${one.name}: ${inWords(one)}`).join("; ") })}
      />
      {energy && (
        <p className="mt-1 text-center text-sm">
          {energy.unseenWh > 0n ? t("usesUnknown") : t("uses", { power: format.power(powerOf(energy.usedWh)) })}
        </p>
      )}
      <AsTable
        summary={t("asTable")}
        caption={t("title")}
        head={[t("with"), t("power")]}
        rows={() => streams.map((one) => ({ key: one.other, cells: [one.name, inWords(one)] }))}
      />
    </div>
  );
}

/** What a house and its roof did, of which the roof's meter is one of these. */
function energyOf(results: readonly Result[], roof: Result): HouseEnergy {
  const house = results.find((one) => one !== roof);
  const counted = (one: Result | undefined) => ({
    importWh: BigInt(one?.import_wh ?? 0),
    exportWh: BigInt(one?.export_wh ?? 0),
  });
  return houseEnergy(counted(house), counted(roof));
}
