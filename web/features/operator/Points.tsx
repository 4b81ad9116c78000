"use client";

import type { MeterApplication } from "@wattmesh/client";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { useMeterApplications } from "@/kit/queries/getMeterApplications";
import { useRegistryConfig } from "@/kit/queries/getProposals";
import { useZones } from "@/kit/queries/getZones";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { hexOf } from "@/lib/format/hex";
import { Decide } from "./Decide";
import { Former } from "./Former";
import { useFormerMeter } from "./getFormerMeter";

/** Metering points that are applied for: what operators and verifiers compare with the device, the connection and their papers. */
export function Points() {
  const t = useTranslations("pointApplications");
  const applications = useMeterApplications();
  if (applications.isPending) return <Loading className="h-48" />;
  if (applications.isLoadingError) return <Unanswered title={t("unreachable")} of={[applications]} />;
  return (
    <Card title={t("title")} hint={t("hint")}>
      {applications.data.length === 0 ? (
        <Empty Icon={PlugZap} title={t("none")} />
      ) : (
        <ul className="divide-y">
          {applications.data.map((application) => (
            <OpenApplication key={String(application.applicationId)} application={application} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function OpenApplication({ application }: { application: MeterApplication }) {
  const t = useTranslations("pointApplications");
  const tMeter = useTranslations("meter");
  const format = useFormat();
  const zones = useZones().data;
  const name = useNameOf();
  const config = useRegistryConfig().data;
  const { address, isVerifier, operates } = useEntitlement();
  const { applicant, meter, connection, approvals, closings, refusals, lapsesSlot } = application;
  const former = useFormerMeter(connection);
  const powerW = Math.max(meter.connectionW, former.data?.point.connectionW ?? 0);
  const isLarge = config !== undefined && powerW > config.points.operatorPowerW;
  const isTwoZones = former.data != null && former.data.point.zoneId !== meter.zoneId;
  const voted = address !== undefined && [...approvals, ...refusals].includes(address);
  const named = closings.filter(({ meterId }) => meterId === former.data?.point.meterId);
  const isStale = former.data != null && !named.some(({ by }) => by === address);
  // Verifiers who name different registers have to look again, and who spoke of a meter that was replaced meanwhile.
  const differ = new Set(named.map(({ closing }) => `${closing.importTotalWh} ${closing.exportTotalWh}`)).size > 1;
  const mayChange = address !== undefined && approvals.includes(address) && (differ || isStale);
  const isOver = voted && !mayChange;
  const mayDecide = isVerifier || (!isLarge && !isTwoZones && operates.includes(meter.zoneId));
  const isOwn = address !== undefined && [applicant, former.data?.point.owner].includes(address);
  const facts = [
    [t("owner"), name(applicant)],
    [tMeter("zone"), zones?.find(({ zoneId }) => zoneId === meter.zoneId)?.name ?? String(meter.zoneId)],
    [tMeter("connectionName"), connection ?? t("unnamed")],
    [tMeter("class"), meter.class.toUpperCase()],
    [tMeter("kind"), tMeter(`kinds.${meter.kind}`)],
    [tMeter("source"), tMeter(`sources.${meter.source}`)],
    [tMeter("connection"), t("watts", { power: meter.connectionW })],
    [tMeter("inverter"), t("watts", { power: meter.inverterW })],
  ];
  return (
    <li className="py-4">
      <h3 className="font-semibold">{meter.serial}</h3>
      <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-2 text-sm sm:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
        <div className="col-span-2 min-w-0 sm:col-span-3">
          <dt className="text-ink-soft">{t("key", { type: meter.deviceKey.keyType })}</dt>
          <dd className="font-mono text-xs [overflow-wrap:anywhere]">{hexOf(meter.deviceKey.publicKey)}</dd>
        </div>
      </dl>
      {former.data && <Former former={former.data} closings={named} />}
      <p className="mt-2 text-ink-soft text-sm">
        {(isLarge || isTwoZones) && config
          ? t("byVerifiers", { count: approvals.length, against: refusals.length, needed: config.threshold })
          : t("byOperator")}{" "}
        {t("until", { date: format.slotDeadline(lapsesSlot) })}
      </p>
      {mayDecide && isOwn && <p className="mt-2 text-sm">{t("own")}</p>}
      {mayDecide && isOver && <p className="mt-2 text-sm">{t("voted")}</p>}
      {mayDecide && !isOver && !isOwn && former.data !== undefined && (
        <Decide application={application} replaces={former.data !== null} />
      )}
    </li>
  );
}
