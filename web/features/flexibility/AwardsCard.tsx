"use client";

import type { AwardDelivery, FlexibilityAward } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
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
  const all = awards.data?.pages.flat() ?? [];
  return (
    <Card title={t("title")} hint={t("hint")} aria-busy={awards.isPending}>
      {awards.isPending && <Loading className="h-32" />}
      <Unanswered title={t("unreachable")} of={[awards]} />
      {awards.data && all.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      {all.length > 0 && (
        <ul className="divide-y">
          {all.map((award) => (
            <Award key={`${award.slot} ${award.zoneId} ${award.relief} ${award.offerId}`} award={award} />
          ))}
        </ul>
      )}
      {awards.hasNextPage && (
        <Button
          variant="secondary"
          size="sm"
          className="mt-3"
          disabled={awards.isFetchingNextPage}
          onClick={() => void awards.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </Card>
  );
}

function Award({ award }: { award: FlexibilityAward }) {
  const t = useTranslations("flexibility.awards");
  const format = useFormat();
  const state = awardState(award, useCurrentSlot());
  const { slot, relief, awardedWh, priceMicroPerKwh, reservedMicro, delivery } = award;
  const asked = t(`asked.${relief}`, { energy: format.energy(awardedWh) });
  return (
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{format.slotRange(slot, slot)}</h3>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </div>
      <p className="text-ink-soft">
        {asked} {state === "void" ? award.void && t(`void.${award.void}`) : t(`means.${state}`)}
      </p>
      {award.void === undefined && (
        <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
          <Figure name={t("awarded")}>{format.energy(awardedWh)}</Figure>
          {delivery === undefined ? (
            <>
              <Figure name={t("price")}>{format.price(priceMicroPerKwh)}</Figure>
              <Figure name={t("reserved")}>{format.money(reservedMicro)}</Figure>
            </>
          ) : (
            <>
              <Figure name={t("delivered")}>{format.energy(delivery.deliveredWh)}</Figure>
              <Figure name={t("paid")}>{format.money(delivery.paidMicro)}</Figure>
              <Figure name={t("fined")}>{format.money(delivery.finedMicro)}</Figure>
            </>
          )}
        </dl>
      )}
      {delivery && <Measured award={award} delivery={delivery} />}
    </li>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-xs">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
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
