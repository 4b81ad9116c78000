"use client";

import type { AwardDelivery, FlexibilityAward } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Entry, Figures } from "@/components/ui/entry";
import { ListCard } from "@/kit/ListCard";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { type AwardState, awardState } from "./awardState";
import { BaselineDays } from "./BaselineDays";
import { useAwards } from "./getFlexibility";

const tones: Record<AwardState, "neutral" | "good" | "warn" | "bad"> = {
  void: "neutral",
  toCome: "warn",
  running: "warn",
  measuring: "neutral",
  delivered: "good",
  missing: "bad",
  unread: "bad",
  no_baseline: "neutral",
};

/** What I was called for, newest first: what was asked, what I did, and what it brought. */
export function AwardsCard() {
  const t = useTranslations("flexibility.awards");
  const awards = useAwards();
  return (
    <ListCard
      title={t("title")}
      hint={t("hint")}
      asked={awards}
      items={awards.data?.pages.flat()}
      keyOf={({ slot, zoneId, relief, offerId }) => `${slot} ${zoneId} ${relief} ${offerId}`}
      unreachable={t("unreachable")}
      none={t("none")}
    >
      {(award) => <Award award={award} />}
    </ListCard>
  );
}

function Award({ award }: { award: FlexibilityAward }) {
  const t = useTranslations("flexibility.awards");
  const format = useFormat();
  const state = awardState(award, useCurrentSlot());
  const { slot, relief, awardedWh, priceMicroPerKwh, reservedMicro, delivery } = award;
  const figures = [
    [t("awarded"), format.energy(awardedWh)],
    ...(delivery === undefined
      ? ([
          [t("price"), format.price(priceMicroPerKwh)],
          [t("reserved"), format.money(reservedMicro)],
        ] as const)
      : ([
          [t("delivered"), format.energy(delivery.deliveredWh)],
          [t("paid"), format.money(delivery.paidMicro)],
          [t("fined"), format.money(delivery.finedMicro)],
        ] as const)),
  ] as const;
  const asked = t(`asked.${relief}`, { energy: format.energy(awardedWh) });
  return (
    <Entry title={format.slotRange(slot, slot)} badge={<Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>}>
      <p className="text-ink-soft">
        {asked} {state === "void" ? award.void && t(`void.${award.void}`) : t(`means.${state}`)}
      </p>
      {award.void === undefined && <Figures of={figures} className="sm:grid-cols-4" />}
      {delivery && <Measured award={award} delivery={delivery} />}
    </Entry>
  );
}

/** How it was measured, for who wants to know. */
function Measured({ award, delivery }: { award: FlexibilityAward; delivery: AwardDelivery }) {
  const t = useTranslations("flexibility.awards");
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { baselineWh, countedWh, deliveredWh, missingWh, days } = delivery;
  return (
    <details className="mt-2" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-accent underline-offset-4 hover:underline">
        {t("how")}
      </summary>
      {isOpen && (
        <div className="mt-1 flex flex-col gap-3">
          {baselineWh !== undefined && countedWh !== undefined && (
            <p>
              {t("sum", {
                baseline: format.energy(baselineWh),
                counted: format.energy(countedWh),
                delivered: format.energy(deliveredWh),
              })}{" "}
              {missingWh > 0n && t("short", { missing: format.energy(missingWh) })}
            </p>
          )}
          {days.length > 0 && (
            <BaselineDays
              of={format.slotRange(award.slot, award.slot)}
              days={days}
              baselineWh={baselineWh}
              called={{ slot: award.slot, countedWh }}
            />
          )}
        </div>
      )}
    </details>
  );
}
