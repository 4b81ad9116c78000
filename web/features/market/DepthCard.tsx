"use client";

import { useTranslations } from "next-intl";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { Loading } from "@/features/shell/Loading";
import { Unanswered } from "@/features/shell/Unanswered";
import { useFormat } from "@/features/shell/useFormat";
import { maxOf } from "@/lib/bigint";
import { useDepth, useForwardSlot } from "./getMarket";

const LEVELS = 12;

/** A slot's book in one zone: who would sell above, who would buy below, best prices in the middle. */
export function DepthCard({ slot, zoneId }: { slot: number; zoneId: number }) {
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
  const price = (value: number | undefined) => (value === undefined ? "–" : format.price(value));
  return (
    <Card title={t("title", { time: format.slotTime(slot) })} hint={t("hint")}>
      {book.data && (
        <dl className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Stat label={t("last")} value={price(zone?.lastPriceMicroPerKwh)} />
          <Stat label={t("traded")} value={format.energy(zone?.soldWh ?? 0n)} />
          <Stat label={t("reference")} value={price(zone?.references.dynamicMicroPerKwh)} />
          <Stat label={t("closes")} value={format.time(Number(book.data.gateAt))} />
        </dl>
      )}
      {depth.isPending && <Loading className="h-48" />}
      <Unanswered title={t("unreachable")} of={[depth]} />
      {depth.data && levels.length === 0 && <p className="py-6 text-center text-ink-soft">{t("empty")}</p>}
      {levels.length > 0 && (
        <>
          <div aria-hidden="true" className="text-sm">
            {sells.map(({ priceMicroPerKwh, sellWh }) => (
              <Level
                key={priceMicroPerKwh}
                price={format.priceNumber(priceMicroPerKwh)}
                energy={format.energy(sellWh)}
                share={share(sellWh, most)}
                look="bg-sun/35"
                side={t("sell")}
              />
            ))}
            <div className="my-1 border-edge-strong border-t border-dashed" />
            {buys.map(({ priceMicroPerKwh, buyWh }) => (
              <Level
                key={priceMicroPerKwh}
                price={format.priceNumber(priceMicroPerKwh)}
                energy={format.energy(buyWh)}
                share={share(buyWh, most)}
                look="bg-home/30"
                side={t("buy")}
              />
            ))}
          </div>
          <details className="mt-2">
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

interface LevelProps {
  price: string;
  energy: string;
  share: number;
  look: string;
  side: string;
}

function Level({ price, energy, share, look, side }: LevelProps) {
  return (
    <div className="relative flex justify-between gap-3 px-2 py-1 tabular-nums">
      <span className={`absolute inset-y-0.5 right-0 rounded ${look}`} style={{ width: `${share * 100}%` }} />
      <span className="relative">{side}</span>
      <span className="relative flex-1 font-medium">{price}</span>
      <span className="relative">{energy}</span>
    </div>
  );
}

const share = (value: bigint, most: bigint): number => (most === 0n ? 0 : Number((value * 1000n) / most) / 1000);
