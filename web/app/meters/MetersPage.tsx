"use client";

import type { MeterStatus } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/pageHeader";
import { PairCard } from "@/features/house/PairCard";
import { ClosingNotice } from "@/features/onboarding/ClosingNotice";
import { FindingsCard } from "@/features/onboarding/FindingsCard";
import { FlagNotice } from "@/features/onboarding/FlagNotice";
import { MeterSteps } from "@/features/onboarding/MeterSteps";
import { RecallNotice } from "@/features/onboarding/RecallNotice";
import { ConnectPanel } from "@/features/wallet/ConnectPanel";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useStanding } from "@/kit/queries/getStanding";
import { useZones } from "@/kit/queries/getZones";
import { useWallet } from "@/kit/wallet/WalletProvider";

/** My meters, and one more. */
export function MetersPage() {
  const t = useTranslations("myMeters");
  const { indexer } = useConfig();
  const wallet = useWallet();
  const standing = useStanding();
  const zones = useZones();
  const points = standing.data?.meteringPoints ?? [];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {wallet.status === "starting" ? (
        <Loading className="h-40" />
      ) : wallet.status !== "connected" ? (
        <ConnectPanel />
      ) : (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <Card title={t("list")}>
              {points.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
              <ul className="divide-y">
                {points.map(({ meterId, serial, zoneId, connection, status, deviceKey, recall, flag }) => (
                  <li key={meterId} className="py-2.5 text-sm">
                    <div className="flex items-center justify-between gap-3">
                      <div>
                        <p className="font-medium">{serial}</p>
                        <p className="text-ink-soft">
                          {t("point", {
                            id: meterId,
                            zone: zones.data?.find((zone) => zone.zoneId === zoneId)?.name ?? "",
                            keyType: deviceKey.keyType,
                          })}
                        </p>
                        {connection && <p className="text-ink-soft">{t("connection", { connection })}</p>}
                      </div>
                      <MeterBadge
                        status={status}
                        isQuarantined={flag !== undefined && flag.finding.kind !== "feeder_differs"}
                      />
                    </div>
                    {status === "decommissioned" && <ClosingNotice meterId={meterId} />}
                    {recall && <RecallNotice meterId={meterId} serial={serial} recall={recall} />}
                    {flag && <FlagNotice meterId={meterId} serial={serial} flag={flag} />}
                  </li>
                ))}
              </ul>
            </Card>
            {indexer && points.length > 0 && <FindingsCard owner={wallet.account.address} />}
          </div>
          {standing.data?.participant?.status === "admitted" && (
            <div className="flex min-w-0 flex-col gap-4">
              <PairCard />
              <MeterSteps owner={wallet.account.address} standing={standing.data} />
            </div>
          )}
        </div>
      )}
    </>
  );
}

interface MeterBadgeProps {
  status: MeterStatus;
  isQuarantined: boolean;
}

/** Nothing of a meter that is in quarantine is as its owner wants it, so its badge does not say that all is well. */
function MeterBadge({ status, isQuarantined }: MeterBadgeProps) {
  const t = useTranslations("meters.states");
  if (status === "active" && isQuarantined) return <Badge tone="warn">{t("quarantined")}</Badge>;
  return <Badge tone={status === "active" ? "good" : "bad"}>{t(status)}</Badge>;
}
