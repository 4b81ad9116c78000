"use client";

import type { Proposal } from "@wattmesh/client";
import { UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Loading } from "@/kit/Loading";
import { useParticipants } from "@/kit/queries/getParticipants";
import { useProposals, useRegistryConfig } from "@/kit/queries/getProposals";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { ApproveSome } from "./ApproveSome";
import { useSubjectWords } from "./useSubjectWords";

const DECIDED_SHOWN = 10;
const tones = { open: "warn", passed: "good", rejected: "bad", expired: "neutral" } as const;

/** Who asks to be admitted, and what verifiers have decided. */
export function Admission() {
  const t = useTranslations("admission");
  const proposals = useProposals();
  const { isVerifier, address } = useEntitlement();
  const [ids, choose] = useState<readonly bigint[]>([]);
  if (proposals.isPending) return <Loading className="h-48" />;
  if (proposals.isLoadingError) return <Unanswered title={t("unreachable")} of={[proposals]} />;
  const open = proposals.data.filter(({ status }) => status === "open");
  const waiting = isVerifier && address !== undefined ? open.filter((one) => !hasVoted(one, address)) : [];
  // What was decided meanwhile is chosen no more.
  const chosen = waiting.filter(({ proposalId }) => ids.includes(proposalId));
  const decided = proposals.data.filter(({ status }) => status !== "open").slice(0, DECIDED_SHOWN);
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Card title={t("open")} hint={t("openHint")}>
        {open.length === 0 ? (
          <Empty Icon={UserRoundCheck} title={t("noneOpen")} />
        ) : (
          <>
            <ApproveSome waiting={waiting} chosen={chosen} onChoose={choose} />
            <ul className="divide-y">
              {open.map((proposal) => (
                <OpenProposal
                  key={String(proposal.proposalId)}
                  proposal={proposal}
                  isChosen={chosen.includes(proposal)}
                  onChoose={
                    waiting.length > 1 && waiting.includes(proposal)
                      ? (is) =>
                          choose(ids.filter((id) => id !== proposal.proposalId).concat(is ? proposal.proposalId : []))
                      : undefined
                  }
                />
              ))}
            </ul>
          </>
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

const hasVoted = ({ approvals, rejections }: Proposal, address: string): boolean =>
  [...approvals, ...rejections].includes(address);

interface OpenProposalProps {
  proposal: Proposal;
  isChosen: boolean;
  /** Nothing where there is nothing to choose from. */
  onChoose: ((is: boolean) => void) | undefined;
}

function OpenProposal({ proposal, isChosen, onChoose }: OpenProposalProps) {
  const t = useTranslations("admission");
  const format = useFormat();
  const { isVerifier, address } = useEntitlement();
  const threshold = useRegistryConfig().data?.threshold;
  const id = String(proposal.proposalId);
  const transaction = useTransaction(`proposal:${id}`);
  const voted = address !== undefined && hasVoted(proposal, address);
  const what = useSubjectWords()(proposal);
  const vote = (verb: "approve" | "reject") =>
    transaction.submit({ name: verb, values: { id } }, ({ library, deployment, sender }) => [
      verb === "approve"
        ? library.approveMessage(deployment, sender, { proposalId: proposal.proposalId })
        : library.rejectMessage(deployment, sender, { proposalId: proposal.proposalId }),
    ]);
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        {onChoose && (
          <input
            type="checkbox"
            aria-label={t("choose", { what })}
            checked={isChosen}
            onChange={({ target }) => onChoose(target.checked)}
            className="mt-0.5 size-5 shrink-0 accent-[var(--accent)]"
          />
        )}
        <Subject proposal={proposal} />
      </div>
      <p className="mt-1 text-ink-soft text-sm">
        {threshold !== undefined && t("approvals", { count: proposal.approvals.length, needed: threshold })}{" "}
        {t("until", { date: format.date(Number(proposal.expiresAt)) })}
      </p>
      {isVerifier && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {voted ? (
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
function Subject({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("admission");
  const participants = useParticipants();
  const words = useSubjectWords()(proposal);
  const { action, proposalId } = proposal;
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
