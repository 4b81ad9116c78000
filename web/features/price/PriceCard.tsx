"use client";

import type { Home, Outlook } from "@wattmesh/indexer-client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { PriceBars } from "@/components/charts/PriceBars";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/kit/useFormat";
import { priceLevel, type Spread } from "@/lib/energy/priceLevel";

/** The price among neighbours now, what it may be next, and when it may be lowest. */
export function PriceCard({ home }: { home: Home }) {
  const t = useTranslations("priceCard");
  const format = useFormat();
  const { outlook, last_result: last, metering_point: point } = home;
  const price = last?.price_micro_per_kwh ?? null;
  const estimated = outlook.slots.some(({ basis }) => basis === "same_time" || basis === "forward");
  const cheapest = outlook.slots.find(({ slot }) => slot === outlook.cheapest_slot);
  const basis = (one: Outlook["slots"][number]) => (one.basis === null ? t("basis.none") : t(`basis.${one.basis}`));
  return (
    <Card
      title={t("title", { zone: point.zone_name ?? "" })}
      hint={last ? t("lastSlot", { time: format.slotTime(last.slot) }) : t("noneYet")}
    >
      {price !== null ? (
        <>
          <p className="font-semibold text-2xl tabular-nums tracking-tight">{format.price(price)}</p>
          <p className="text-sm">{t(priceLevel(price, outlook), spread(outlook, format.price))}</p>
        </>
      ) : (
        <>
          <p className="font-semibold text-2xl tracking-tight">{t("noTrade")}</p>
          {last && <p className="text-sm">{t("instead", spread(last, format.price))}</p>}
        </>
      )}
      <h3 className="mt-4 mb-1 font-medium text-sm">{t("next")}</h3>
      {estimated ? (
        <>
          {cheapest && cheapest.price_micro_per_kwh !== null && (
            <p className="mb-2 flex items-start gap-1.5 text-sm">
              <Star aria-hidden="true" className="mt-1 size-4 shrink-0 fill-accent text-accent" />
              {t("cheapest", {
                time: format.slotTime(cheapest.slot),
                price: format.price(cheapest.price_micro_per_kwh),
              })}
            </p>
          )}
          <Bars outlook={outlook} />
          <p className="mt-1 text-ink-soft text-xs">{t("estimate")}</p>
        </>
      ) : (
        <p className="text-ink-soft text-sm">{t("notEnough")}</p>
      )}
      <AsTable
        summary={t("asTable")}
        caption={t("next")}
        head={[t("slot"), t("price"), t("from")]}
        rows={() =>
          outlook.slots.map((one) => ({
            key: one.slot,
            cells: [
              format.slotTime(one.slot),
              one.price_micro_per_kwh === null ? "–" : format.price(one.price_micro_per_kwh),
              one.slot === outlook.cheapest_slot ? `${basis(one)}, ${t("lowest")}` : basis(one),
            ],
          }))
        }
      />
    </Card>
  );
}

const spread = (
  { feed_in_micro_per_kwh: low, retail_micro_per_kwh: high }: Spread,
  price: (micro: number) => string,
) => ({
  feedIn: price(low),
  retail: price(high),
});

function Bars({ outlook }: { outlook: Outlook }) {
  const t = useTranslations("priceCard");
  const format = useFormat();
  const { slots, cheapest_slot: cheapest, feed_in_micro_per_kwh: low, retail_micro_per_kwh: high } = outlook;
  const edges = spread(outlook, format.price);
  const timeOf = (one: Outlook["slots"][number] | undefined) => (one ? format.slotClock(one.slot) : "");
  return (
    <PriceBars
      upper={t("charges", edges)}
      lower={t("pays", edges)}
      first={timeOf(slots[0])}
      last={timeOf(slots.at(-1))}
      legend={{ lowest: t("lowest"), known: t("known"), guessed: t("basis.last") }}
      bars={slots.map(({ slot, price_micro_per_kwh: price, basis }) => ({
        key: slot,
        height: price === null ? undefined : Math.min(1, Math.max(0, (price - low) / Math.max(1, high - low))),
        look: slot === cheapest ? "lowest" : basis === "last" ? "guessed" : "known",
      }))}
    />
  );
}
