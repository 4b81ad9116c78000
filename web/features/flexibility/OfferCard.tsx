"use client";

import type { FlexibilityOffer, MeteringPoint, OfferTerms, Relief } from "@wattmesh/client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { Loading } from "@/kit/Loading";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { untilLoaded } from "@/lib/untilLoaded";
import { type Offers, reliefs, useOffers, useZoneTerms, type ZoneTerms } from "./getFlexibility";
import { ALL_HOURS } from "./hours";
import { countsFrom } from "./offerForm";
import { useHours } from "./useHours";

/** Who has offered once seldom needs it. */
const OfferForm = dynamic(() => untilLoaded(() => import("./OfferForm").then((module) => module.OfferForm)), {
  loading: () => <Loading className="h-72" />,
});

interface OfferCardProps {
  zoneId: number;
  zone: string;
  /** Of the owner, in the zone and in service. */
  points: MeteringPoint[];
}

/** What I offer in a zone: what stands, a form for more, and the way back. */
export function OfferCard({ zoneId, zone, points }: OfferCardProps) {
  const t = useTranslations("flexibility.offer");
  const terms = useZoneTerms(zoneId);
  const offers = useOffers(zoneId);
  const [editing, edit] = useState<Relief>();
  const isWaiting = terms.isPending || offers.isPending;
  const hasNone = offers.data !== undefined && Object.keys(offers.data).length === 0;
  return (
    <Card title={t("title", { zone })} hint={t("hint")} aria-busy={isWaiting}>
      {isWaiting && <Loading className="h-72" />}
      <Unanswered title={t("unreachable")} of={[terms, offers]} />
      {terms.data && offers.data && (
        <div className="flex flex-col gap-4">
          <ZoneWords terms={terms.data} />
          <Standing zoneId={zoneId} offers={offers.data} onChange={edit} />
          {hasNone || editing ? (
            <OfferForm
              key={`${zoneId} ${editing ?? ""}`}
              zoneId={zoneId}
              terms={terms.data}
              points={points}
              offers={offers.data}
              relief={editing ?? "draw_less"}
              onClose={hasNone ? undefined : () => edit(undefined)}
            />
          ) : (
            reliefs
              .filter((relief) => offers.data[relief] === undefined)
              .map((relief) => (
                <div key={relief}>
                  <Button variant="secondary" onClick={() => edit(relief)}>
                    {t(`also.${relief}`)}
                  </Button>
                </div>
              ))
          )}
        </div>
      )}
    </Card>
  );
}

/** When anybody is called here at all, and what is paid at most. */
function ZoneWords({ terms: { calls } }: { terms: ZoneTerms }) {
  const t = useTranslations("flexibility.offer");
  const format = useFormat();
  if (calls === undefined) return <Notice title={t("noClock")}>{t("noClockText")}</Notice>;
  return (
    <p className="text-ink-soft text-sm">
      {t("clock", {
        target: format.percent(BigInt(calls.targetPermille)),
        cap: format.price(calls.priceCapMicroPerKwh),
        notice: calls.noticeSlots,
      })}
    </p>
  );
}

function Standing({
  zoneId,
  offers,
  onChange,
}: {
  zoneId: number;
  offers: Offers;
  onChange: (relief: Relief) => void;
}) {
  const standing = reliefs.flatMap((relief) => {
    const offer = offers[relief];
    return offer === undefined ? [] : [{ relief, offer }];
  });
  if (standing.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {standing.map(({ relief, offer }) => (
        <StandingOffer key={relief} zoneId={zoneId} relief={relief} offer={offer} onChange={() => onChange(relief)} />
      ))}
    </ul>
  );
}

interface StandingOfferProps {
  zoneId: number;
  relief: Relief;
  offer: FlexibilityOffer;
  onChange: () => void;
}

function StandingOffer({ zoneId, relief, offer, onChange }: StandingOfferProps) {
  const t = useTranslations("flexibility.offer");
  const format = useFormat();
  const current = useCurrentSlot();
  const transaction = useTransaction(`removeOffer:${zoneId}:${relief}`);
  const [leaving, leave] = useState(false);
  const { terms, next, idleMeterIds } = offer;
  const from = next && format.slotDeadline(next.fromSlot);
  const isLeaving = next !== undefined && next.terms === undefined;
  const remove = async () => {
    leave(false);
    await transaction.submit({ name: "removeOffer" }, ({ library, deployment, sender }) => [
      library.removeFlexibilityOfferMessage(deployment, sender, { zoneId, relief }),
    ]);
  };
  return (
    <li className="rounded-xl border p-3.5 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{t(`relief.${relief}`)}</h3>
        <Badge tone={terms === undefined || isLeaving ? "warn" : "good"}>
          {t(terms === undefined ? "state.waits" : isLeaving ? "state.leaving" : "state.counts")}
        </Badge>
      </div>
      {terms && <TermsWords terms={terms} />}
      {next?.terms && (
        <div className={terms && "mt-2 border-t pt-2"}>
          <p className="font-medium">{t("from", { time: from ?? "" })}</p>
          <TermsWords terms={next.terms} />
        </div>
      )}
      {isLeaving && <p className="mt-1 font-medium">{t("until", { time: from ?? "" })}</p>}
      {idleMeterIds.length > 0 && (
        <Notice tone="warn" className="mt-2" title={t("idle", { meters: idleMeterIds.join(", ") })} />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button size="sm" variant="secondary" onClick={onChange}>
          {t("change")}
        </Button>
        {!isLeaving && (
          <Button size="sm" variant="danger" disabled={transaction.busy || leaving} onClick={() => leave(true)}>
            {t("takeBack")}
          </Button>
        )}
        <TxProgress record={transaction.last} />
      </div>
      {leaving && (
        <div className="mt-3">
          <ConfirmChange
            consequences={
              terms === undefined
                ? [t("goesAtOnce")]
                : [t("goesLater", { time: format.slotDeadline(countsFrom(current)) }), t("boundUntil")]
            }
            sign={t("signTakeBack")}
            busy={transaction.busy}
            onSign={() => void remove()}
            onBack={() => leave(false)}
          />
        </div>
      )}
    </li>
  );
}

function TermsWords({ terms }: { terms: OfferTerms }) {
  const t = useTranslations("flexibility.offer");
  const format = useFormat();
  const { words } = useHours();
  const not = ALL_HOURS & ~terms.hoursUtc;
  return (
    <p className="text-ink-soft">
      {t("terms", {
        energy: format.energy(terms.energyWh),
        price: format.price(terms.priceMicroPerKwh),
        most: terms.slotsADay,
      })}{" "}
      {not === 0 ? t("anyHour") : t("notHours", { hours: words(not) })}
    </p>
  );
}
