"use client";

import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { maxOf } from "@/lib/bigint";
import { Countdown } from "./Countdown";
import { useDepth, useForwardSlot } from "./getMarket";

const LEVELS = 12;

/** A price that somebody wants to trade at, and on which side. */
export interface TakenLevel {
  side: "buy" | "sell";
  priceMicroPerKwh: number;
}

interface DepthCardProps {
  slot: number;
  zoneId: number;
  /** Takes a level into the form; nothing for who cannot trade. */
  onTake: ((level: TakenLevel) => void) | undefined;
}

/** A slot's book in one zone: who would sell above, who would buy below, best prices in the middle. */
export function DepthCard({ slot, zoneId, onTake }: DepthCardProps) {
  const t = useTranslations("market.depth");
  const format = useFormat();
  const depth = useDepth(slot, zoneId);
  const book = useForwardSlot(slot);
  const zone = book.data?.zones.find((one) => one.zoneId === zoneId);
  const levels = depth.data?.levels ?? [];
  const sells = levels
    .filter(({ sellWh }) => sellWh > 0n)
    .slice(0, LEVELS)
    .reverse();
  const buys = levels
    .filter(({ buyWh }) => buyWh > 0n)
    .reverse()
    .slice(0, LEVELS);
  const most = maxOf([...sells.map(({ sellWh }) => sellWh), ...buys.map(({ buyWh }) => buyWh)]);
  const level = (side: "sellWh" | "buyWh") => (one: (typeof levels)[number]) => ({
    priceMicroPerKwh: one.priceMicroPerKwh,
    price: format.price(one.priceMicroPerKwh),
    energy: format.energy(one[side]),
    share: share(one[side], most),
  });
  const price = (value: number | undefined) => (value === undefined ? "–" : format.price(value));
  return (
    <Card title={t("title", { time: format.slotTime(slot) })} hint={t("hint")}>
      {book.data && (
        <dl className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Stat label={t("last")} value={price(zone?.lastPriceMicroPerKwh)} />
          <Stat label={t("traded")} value={format.energy(zone?.soldWh ?? 0n)} />
          <Stat label={t("reference")} value={price(zone?.references.dynamicMicroPerKwh)} />
          <Stat label={t("closes")} value={format.slotClock(slot)} hint={<Countdown until={book.data.gateAt} />} />
        </dl>
      )}
      {depth.isPending && <Loading className="h-48" />}
      <Unanswered title={t("unreachable")} of={[depth]} />
      {depth.data && (
        <>
          <div className="text-sm">
            <Side side="sell" levels={sells.map(level("sellWh"))} onTake={onTake} />
            <div className="my-2 border-edge-strong border-t border-dashed" />
            <Side side="buy" levels={buys.map(level("buyWh"))} onTake={onTake} />
            {onTake && levels.length > 0 && <p className="mt-2 px-2 text-ink-soft text-xs">{t("tap")}</p>}
          </div>
          {levels.length === 0 && <p className="sr-only">{t("empty")}</p>}
          <details className={levels.length === 0 ? "hidden" : "mt-2"}>
            <summary className="inline-flex min-h-9 cursor-pointer items-center text-accent text-sm">
              {t("asTable")}
            </summary>
            <ScrollingTable
              caption={t("title", { time: format.slotTime(slot) })}
              head={[t("price"), t("buy"), t("sell")]}
              rows={levels.map(({ priceMicroPerKwh, buyWh, sellWh }) => ({
                key: priceMicroPerKwh,
                cells: [format.price(priceMicroPerKwh), format.energy(buyWh), format.energy(sellWh)],
              }))}
            />
          </details>
        </>
      )}
    </Card>
  );
}

interface SideProps {
  /** What rests: offers to sell, or to buy. */
  side: "sell" | "buy";
  levels: { priceMicroPerKwh: number; price: string; energy: string; share: number }[];
  onTake: DepthCardProps["onTake"];
}

const looks = { sell: "bg-sun/35", buy: "bg-home/30" } as const;

function Side({ side, levels, onTake }: SideProps) {
  const t = useTranslations("market.depth");
  const isSell = side === "sell";
  return (
    <>
      <p className="px-2 pb-1 text-ink-soft">{t(isSell ? "sells" : "buys")}</p>
      {levels.length === 0 && <p className="px-2 py-1">{t(isSell ? "noSells" : "noBuys")}</p>}
      {levels.map(({ priceMicroPerKwh, price, energy, share: part }) => (
        <button
          key={price}
          type="button"
          disabled={onTake === undefined}
          onClick={() => onTake?.({ side: isSell ? "buy" : "sell", priceMicroPerKwh })}
          className="relative flex min-h-7 w-full justify-between gap-3 rounded px-2 py-1 tabular-nums enabled:hover:bg-sunken"
        >
          <span className={`absolute inset-y-0.5 right-0 rounded ${looks[side]}`} style={{ width: `${part * 100}%` }} />
          <span className="relative font-medium">
            <span className="sr-only">{t(isSell ? "takeSell" : "takeBuy")} </span>
            {price}{" "}
          </span>
          <span className="relative">{energy}</span>
        </button>
      ))}
    </>
  );
}

const share = (value: bigint, most: bigint): number => (most === 0n ? 0 : Number((value * 1000n) / most) / 1000);
