"use client";

import type { Proposal } from "@wattmesh/client";
import { UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { useParticipants } from "@/kit/queries/getParticipants";
import { useProposals, useRegistryConfig } from "@/kit/queries/getProposals";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";

const DECIDED_SHOWN = 10;
const tones = { open: "warn", passed: "good", rejected: "bad", expired: "neutral" } as const;

/** Who asks to be admitted, and what verifiers have decided. */
export function Admission() {
  const t = useTranslations("admission");
  const proposals = useProposals();
  if (proposals.isPending) return <Loading className="h-48" />;
  if (proposals.isLoadingError) return <Unanswered title={t("unreachable")} of={[proposals]} />;
  const open = proposals.data.filter(({ status }) => status === "open");
  const decided = proposals.data.filter(({ status }) => status !== "open").slice(0, DECIDED_SHOWN);
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Card title={t("open")} hint={t("openHint")}>
        {open.length === 0 ? (
          <Empty Icon={UserRoundCheck} title={t("noneOpen")} />
        ) : (
          <ul className="divide-y">
            {open.map((proposal) => (
              <OpenProposal key={String(proposal.proposalId)} proposal={proposal} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("decided")}>
        {decided.length === 0 && <p className="text-ink-soft text-sm">{t("noneDecided")}</p>}
        <ul className="divide-y">
          {decided.map((proposal) => (
            <li key={String(proposal.proposalId)} className="flex items-center justify-between gap-3 py-2.5 text-sm">
              <Subject proposal={proposal} />
              <Badge tone={tones[proposal.status]}>{t(`status.${proposal.status}`)}</Badge>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function OpenProposal({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("admission");
  const format = useFormat();
  const { isVerifier, address } = useEntitlement();
  const threshold = useRegistryConfig().data?.threshold;
  const id = String(proposal.proposalId);
  const transaction = useTransaction(`proposal:${id}`);
  const hasVoted = address !== undefined && [...proposal.approvals, ...proposal.rejections].includes(address);
  const vote = (verb: "approve" | "reject") =>
    transaction.submit({ name: verb, values: { id } }, ({ library, deployment, sender }) => [
      verb === "approve"
        ? library.approveMessage(deployment, sender, { proposalId: proposal.proposalId })
        : library.rejectMessage(deployment, sender, { proposalId: proposal.proposalId }),
    ]);
  return (
    <li className="py-3">
      <Subject proposal={proposal} />
      <p className="mt-1 text-ink-soft text-sm">
        {threshold !== undefined && t("approvals", { count: proposal.approvals.length, needed: threshold })}{" "}
        {t("until", { date: format.date(Number(proposal.expiresAt)) })}
      </p>
      {isVerifier && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {hasVoted ? (
            <p className="text-sm">{t("voted")}</p>
          ) : (
            <>
              <Button size="sm" disabled={transaction.busy} onClick={() => void vote("approve")}>
                {t("approve")}
              </Button>
              <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void vote("reject")}>
                {t("reject")}
              </Button>
            </>
          )}
          <TxProgress record={transaction.last} />
        </div>
      )}
    </li>
  );
}

/** What a proposal is about, in words. */
function Subject({ proposal: { action, proposalId } }: { proposal: Proposal }) {
  const t = useTranslations("admission");
  const participants = useParticipants();
  const name = useNameOf();
  const words = (() => {
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
  })();
  const applicant =
    "admit" in action ? participants.data?.find(({ address }) => address === action.admit.participant) : undefined;
  return (
    <div className="min-w-0">
      <p className="font-medium">{words}</p>
      <p className="text-ink-soft text-sm">
        {t("number", { id: String(proposalId) })}
        {applicant && ` · ${t(`role.${applicant.role}`)}`}
        {applicant?.profile.location && ` · ${applicant.profile.location}`}
      </p>
    </div>
  );
}
