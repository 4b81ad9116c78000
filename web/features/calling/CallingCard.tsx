"use client";

import type { Zone } from "@wattmesh/client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { useFlexibilityAccount } from "@/kit/queries/getFlexibilityAccount";
import { useTerms } from "@/kit/queries/getPoint";
import { useZones } from "@/kit/queries/getZones";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { untilLoaded } from "@/lib/untilLoaded";
import { useOpenCalls, useZoneParams } from "./getCalling";

const ClockTerms = dynamic(() => untilLoaded(() => import("./ClockTerms").then((module) => module.ClockTerms)), {
  loading: () => <Loading className="h-64" />,
});
const CutTerms = dynamic(() => untilLoaded(() => import("./CutTerms").then((module) => module.CutTerms)), {
  loading: () => <Loading className="h-64" />,
});
const CallByHand = dynamic(() => untilLoaded(() => import("./CallByHand").then((module) => module.CallByHand)), {
  loading: () => <Loading className="h-64" />,
});

/** What the operator of a zone may do about its line: say when the clock calls and cuts, and call itself. Nothing for others, and where there is no line. */
export function CallingCard({ zoneId }: { zoneId: number }) {
  const { operates } = useEntitlement();
  const zone = useZones().data?.find((one) => one.zoneId === zoneId);
  if (zone?.line === undefined || !operates.includes(zoneId)) return null;
  return <Calling zone={zone} />;
}

function Calling({ zone }: { zone: Zone }) {
  const t = useTranslations("calling");
  const params = useZoneParams(zone.zoneId);
  const open = useOpenCalls();
  const account = useFlexibilityAccount();
  const zones = useZones();
  const terms = useTerms();
  const asked = [params, open, account, zones, terms];
  const isWaiting = asked.some(({ isPending }) => isPending);
  return (
    <Card title={t("title", { zone: zone.name })} hint={t("hint")} className="lg:col-start-2" aria-busy={isWaiting}>
      {isWaiting && <Loading className="h-96" />}
      <Unanswered title={t("unreachable")} of={asked} />
      {params.data && open.data && account.data && zones.data && terms.data && (
        <div className="flex flex-col gap-5 divide-y [&>*:not(:last-child)]:pb-5">
          <ClockTerms
            zone={zone}
            params={params.data}
            availableMicro={account.data.availableMicro}
            retailMicroPerKwh={terms.data.tariff.retailMicroPerKwh}
          />
          <CutTerms
            zone={zone}
            params={params.data}
            availableMicro={account.data.availableMicro}
            retailMicroPerKwh={terms.data.tariff.retailMicroPerKwh}
          />
          <CallByHand
            zone={zone}
            zones={zones.data}
            noticeSlots={params.data.calls?.noticeSlots}
            open={open.data}
            availableMicro={account.data.availableMicro}
            retailMicroPerKwh={terms.data.tariff.retailMicroPerKwh}
          />
        </div>
      )}
    </Card>
  );
}
