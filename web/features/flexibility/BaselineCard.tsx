"use client";

import type { FlexibilityOffer, Relief } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { BaselineDays } from "./BaselineDays";
import { type Offers, reliefs, useBaseline, useOffers } from "./getFlexibility";
import { hasHour, hourOf, SLOTS_A_DAY } from "./hours";

/** What a call at a time of the next day would be measured by, and which days that comes from. */
export function BaselineCard({ zoneId, owner }: { zoneId: number; owner: string }) {
  const t = useTranslations("flexibility.baseline");
  const offers = useOffers(zoneId);
  if (offers.data === undefined || Object.keys(offers.data).length === 0) return null;
  return (
    <Card title={t("title")} hint={t("hint")}>
      <OfOffers zoneId={zoneId} owner={owner} offers={offers.data} />
    </Card>
  );
}

function OfOffers({ zoneId, owner, offers }: { zoneId: number; owner: string; offers: Offers }) {
  const t = useTranslations("flexibility.baseline");
  const tRelief = useTranslations("flexibility.form");
  const format = useFormat();
  const current = useCurrentSlot();
  const offered = reliefs.filter((relief) => offers[relief] !== undefined);
  const [chosen, choose] = useState<Relief>();
  const [time, setTime] = useState<number>();
  const relief = offered.find((one) => one === chosen) ?? offered[0];
  const offer = relief && offers[relief];
  if (relief === undefined || offer === undefined) return null;
  const slots = countingSlots(offer, current);
  // Times of day stay what they are while slots go by.
  const slot = slots.find((one) => one % SLOTS_A_DAY === time) ?? slots[0];
  return (
    <div className="flex flex-col gap-4">
      {offered.length > 1 && (
        <div>
          <Segments
            label={tRelief("relief")}
            value={relief}
            onChange={choose}
            options={offered.map((value) => ({ value, label: tRelief(`reliefs.${value}`) }))}
          />
        </div>
      )}
      {slot === undefined ? (
        <p className="text-ink-soft text-sm">
          {t("notYet", { time: offer.next ? format.slotDeadline(offer.next.fromSlot) : "" })}
        </p>
      ) : (
        <>
          <SelectField
            label={t("time")}
            className="max-w-64"
            value={slot}
            onChange={({ target }) => setTime(Number(target.value) % SLOTS_A_DAY)}
          >
            {slots.map((one) => (
              <option key={one} value={one}>
                {format.slotClock(one)}
              </option>
            ))}
          </SelectField>
          <OfSlot parameters={{ zoneId, owner, relief, slot }} />
        </>
      )}
    </div>
  );
}

/** Slots of the next day in which an offer counts and may be called. */
function countingSlots({ terms, next }: FlexibilityOffer, current: number): number[] {
  const ahead = Array.from({ length: SLOTS_A_DAY }, (_, index) => current + 1 + index);
  return ahead.filter((slot) => {
    const counting = next !== undefined && next.fromSlot <= slot ? next.terms : terms;
    return counting !== undefined && hasHour(counting.hoursUtc, hourOf(slot));
  });
}

function OfSlot({ parameters }: { parameters: { zoneId: number; owner: string; relief: Relief; slot: number } }) {
  const t = useTranslations("flexibility.baseline");
  const format = useFormat();
  const baseline = useBaseline(parameters);
  if (baseline.data === undefined)
    return baseline.isPending ? <Loading className="h-48" /> : <Unanswered title={t("unreachable")} of={[baseline]} />;
  const { baselineWh, days, leastDays } = baseline.data;
  const read = days.filter(({ countedWh }) => countedWh !== undefined).length;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm" aria-live="polite">
        {baselineWh === undefined
          ? t("tooFew", { read, least: leastDays })
          : t(`usual.${parameters.relief}`, { energy: format.energy(baselineWh), days: Math.min(read, 10) })}
      </p>
      {days.length > 0 && <BaselineDays of={format.slotTime(parameters.slot)} days={days} baselineWh={baselineWh} />}
      <p className="text-ink-soft text-sm">{t("shift")}</p>
    </div>
  );
}
