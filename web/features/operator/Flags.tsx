"use client";

import type { Proposal } from "@wattmesh/client";
import type { Flag } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Segments } from "@/components/ui/segments";
import { useConfig } from "@/kit/ConfigProvider";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { FlagEntry } from "@/kit/FlagEntry";
import { ListCard } from "@/kit/ListCard";
import { flagsFile, useFlags } from "@/kit/queries/getFlags";
import { useProposals, useRegistryConfig } from "@/kit/queries/getProposals";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useEntitlement } from "@/kit/useEntitlement";
import { openRelease } from "./openRelease";

/** What was found in meters' readings: those that are in quarantine, and all; verifiers together release. */
export function Flags() {
  const t = useTranslations("flag");
  return useConfig().indexer ? <Found /> : <Notice tone="warn" title={t("noIndexer")} />;
}

function Found() {
  const t = useTranslations("flag");
  const [which, choose] = useState<"open" | "all">("open");
  const of = which === "open" ? { state: which } : {};
  const flags = useFlags(of);
  return (
    <ListCard
      title={t("title")}
      hint={t("hint")}
      lead={
        <div className="mb-3">
          <Segments
            label={t("which")}
            value={which}
            onChange={choose}
            options={(["open", "all"] as const).map((value) => ({ value, label: t(`whichOf.${value}`) }))}
          />
        </div>
      }
      asked={flags}
      items={flags.data?.pages.flatMap(({ items }) => items)}
      keyOf={({ meter_id, flagged_height }) => `${meter_id} ${flagged_height}`}
      unreachable={t("unreachable")}
      none={t(`none.${which}`)}
      files={[{ href: flagsFile(of), name: t("file") }]}
    >
      {(flag) => (
        <FlagEntry flag={flag} reader="anybody">
          {flag.state === "open" && <Release flag={flag} />}
        </FlagEntry>
      )}
    </ListCard>
  );
}

/** How many verifiers are for a meter's release; and for a verifier whose meter it is not, a vote. */
function Release({ flag }: { flag: Flag }) {
  const t = useTranslations("flag");
  const { address, isVerifier } = useEntitlement();
  const proposals = useProposals();
  const needed = useRegistryConfig().data?.threshold;
  const [asked, ask] = useState(false);
  const meterId = flag.meter_id;
  const serial = flag.serial ?? String(meterId);
  const transaction = useTransaction(`releaseMeter:${meterId}`);
  if (proposals.data === undefined || needed === undefined) return null;
  const proposal = openRelease(proposals.data, meterId);
  const vote = () => {
    ask(false);
    return transaction.submit({ name: "releaseMeter", values: { serial } }, ({ library, deployment, sender }) => [
      proposal === undefined
        ? library.proposeMessage(deployment, sender, { action: { releaseMeter: { meterId } } })
        : library.approveMessage(deployment, sender, { proposalId: proposal.proposalId }),
    ]);
  };
  const count = proposal?.approvals.length ?? 0;
  const mayVote = isVerifier && flag.owner !== address && !hasVoted(proposal, address);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-3">
      <p>{t("votes", { count, needed })}</p>
      {mayVote && !asked && (
        <Button size="sm" variant="secondary" disabled={transaction.busy} onClick={() => ask(true)}>
          {t("release")}
        </Button>
      )}
      {mayVote && asked && (
        <ConfirmChange
          consequences={[t(count + 1 >= needed ? "willRelease" : "willCount", { serial, count: count + 1, needed })]}
          sign={t("signRelease")}
          busy={transaction.busy}
          onSign={() => void vote()}
          onBack={() => ask(false)}
        />
      )}
      <TxProgress record={transaction.last} />
    </div>
  );
}

const hasVoted = (proposal: Proposal | undefined, address: string | undefined): boolean =>
  address !== undefined && [...(proposal?.approvals ?? []), ...(proposal?.rejections ?? [])].includes(address);
