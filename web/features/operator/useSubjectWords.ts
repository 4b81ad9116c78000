"use client";

import type { Proposal } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/kit/names/useNameOf";

/** Says what a proposal is about. */
export function useSubjectWords(): (proposal: Pick<Proposal, "action">) => string {
  const t = useTranslations("admission");
  const name = useNameOf();
  return ({ action }) => {
    if ("admit" in action) return t("action.admit", { name: name(action.admit.participant) });
    if ("revoke" in action) return t("action.revoke", { name: name(action.revoke.participant) });
    if ("reinstate" in action) {
      const { subject } = action.reinstate;
      return "participant" in subject
        ? t("action.reinstate", { name: name(subject.participant.address) })
        : t("action.reinstateMeter", { meter: subject.meter.meterId });
    }
    if ("decommission" in action) return t("action.decommission", { meter: action.decommission.meterId });
    if ("rotateLostKey" in action) return t("action.rotateLostKey", { meter: action.rotateLostKey.meterId });
    if ("forgetConnection" in action) return t("action.forgetConnection", { meter: action.forgetConnection.meterId });
    if ("releaseMeter" in action) return t("action.releaseMeter", { meter: action.releaseMeter.meterId });
    return t("action.setVerifiers", {
      count: action.setVerifiers.verifiers.length,
      threshold: action.setVerifiers.threshold,
    });
  };
}
