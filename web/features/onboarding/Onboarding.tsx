"use client";

import type { Participant } from "@wattmesh/client";
import { Check, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { useConfig } from "@/kit/ConfigProvider";
import type { Standing } from "@/kit/queries/getStanding";
import { cn } from "@/lib/cn";
import { Application } from "./Application";
import { ApplyForm } from "./ApplyForm";
import { Faucet } from "./Faucet";
import { MeterSteps } from "./MeterSteps";

type Step = "connect" | "admission" | "meter";

/** From a wallet to the first metering point, one thing to do at a time. */
export function Onboarding({ standing, address }: { standing: Standing; address: string }) {
  const t = useTranslations("onboarding");
  const { localnet } = useConfig();
  const { participant, coinsMicro } = standing;
  const step: Step = participant?.status === "admitted" ? "meter" : "admission";
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <Steps at={step} />
        <div className="flex min-w-0 flex-col gap-4">
          {localnet && coinsMicro === 0n && <Faucet address={address} />}
          {step === "meter" ? (
            <MeterSteps owner={address} standing={standing} />
          ) : (
            <Admission participant={participant} />
          )}
        </div>
      </div>
    </>
  );
}

function Admission({ participant }: { participant: Participant | null }) {
  const t = useTranslations("onboarding");
  if (participant === null) return <ApplyForm />;
  if (participant.status === "applied") return <Application address={participant.address} />;
  const kind =
    participant.status === "rejected" ? "rejected" : participant.status === "revoked" ? "revoked" : "suspended";
  return (
    <>
      <Notice tone="bad" title={t(`standing.${kind}.title`)}>
        {t(`standing.${kind}.text`)}
      </Notice>
      {participant.status === "rejected" && <ApplyForm former={participant} />}
    </>
  );
}

function Steps({ at }: { at: Step }) {
  const t = useTranslations("onboarding.step");
  const steps: Step[] = ["connect", "admission", "meter"];
  const here = steps.indexOf(at);
  return (
    <Card>
      <ol className="flex flex-col gap-4">
        {steps.map((step, index) => (
          <StepLine
            key={step}
            state={index < here ? "done" : index === here ? "now" : "later"}
            title={t(`${step}.title`)}
          >
            {t(`${step}.text`)}
          </StepLine>
        ))}
      </ol>
    </Card>
  );
}

function StepLine({ state, title, children }: { state: "done" | "now" | "later"; title: string; children: ReactNode }) {
  const t = useTranslations("onboarding");
  const Icon = state === "done" ? Check : CircleDashed;
  return (
    <li className="flex gap-3" aria-current={state === "now" ? "step" : undefined}>
      <span
        className={cn(
          "mt-0.5 grid size-6 shrink-0 place-items-center rounded-full",
          state === "done"
            ? "bg-accent text-accent-ink"
            : state === "now"
              ? "bg-accent-soft text-accent-soft-ink"
              : "bg-sunken text-ink-soft",
        )}
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <div>
        <p className={cn("text-sm", state === "now" ? "font-semibold" : "font-medium")}>
          {title}
          {state === "done" && <span className="sr-only"> ({t("done")})</span>}
        </p>
        <p className="text-ink-soft text-sm">{children}</p>
      </div>
    </li>
  );
}
