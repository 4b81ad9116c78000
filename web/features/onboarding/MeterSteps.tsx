"use client";

import type { ClosedMeterApplication } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Standing } from "@/kit/queries/getStanding";
import { MeterApplicationCard } from "./MeterApplicationCard";
import { MeterForm } from "./MeterForm";

/** From a device to an approved metering point: apply, wait, and apply again where it was refused. */
export function MeterSteps({ owner, standing }: { owner: string; standing: Standing }) {
  const { application, latestClosed } = standing.application;
  if (application) return <MeterApplicationCard application={application} />;
  return (
    <>
      {latestClosed && <Unapproved closed={latestClosed} />}
      <MeterForm owner={owner} />
    </>
  );
}

/** Why an application came to nothing. */
function Unapproved({ closed: { outcome, serial, reason } }: { closed: ClosedMeterApplication }) {
  const t = useTranslations("meterApplication");
  if (outcome !== "refused" && outcome !== "lapsed") return null;
  return (
    <Notice tone="bad" title={t(`${outcome}.title`, { serial })}>
      {reason && <p>{t("because", { reason })}</p>}
      <p>{t(`${outcome}.text`)}</p>
    </Notice>
  );
}
