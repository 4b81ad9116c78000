"use client";

import type { Proposal } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useSubjectWords } from "./useSubjectWords";

/** Of one transaction: what fits into a block beside what others send. */
const MOST = 20;

interface ApproveSomeProps {
  /** What the verifier has not decided yet. */
  waiting: readonly Proposal[];
  chosen: readonly Proposal[];
  onChoose: (ids: readonly bigint[]) => void;
}

/** Approves several proposals with one signature: all of them happen, or none. */
export function ApproveSome({ waiting, chosen, onChoose }: ApproveSomeProps) {
  const t = useTranslations("admission");
  const inWords = useSubjectWords();
  const transaction = useTransaction("approveSome");
  const [asked, ask] = useState(false);
  if (waiting.length < 2 && !transaction.busy) return null;
  const some = chosen.slice(0, MOST);
  const send = async () => {
    const purpose = { name: "approveSome", values: { count: String(some.length) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) =>
      some.map(({ proposalId }) => library.approveMessage(deployment, sender, { proposalId })),
    );
    if (record?.status !== "inBlock" && record?.status !== "final") return;
    ask(false);
    onChoose([]);
  };
  return (
    <div className="mb-2 border-b pb-3">
      {waiting.length > 1 && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            variant="secondary"
            onClick={() => onChoose(chosen.length > 0 ? [] : waiting.map(({ proposalId }) => proposalId))}
          >
            {t(chosen.length > 0 ? "chooseNone" : "chooseAll")}
          </Button>
          <Button size="sm" disabled={some.length === 0 || transaction.busy || asked} onClick={() => ask(true)}>
            {t("approveChosen")}
          </Button>
          <span aria-live="polite" className="text-ink-soft text-sm">
            {chosen.length > 0 && t("chosen", { count: chosen.length })}{" "}
            {chosen.length > MOST && t("mostChosen", { most: MOST })}
          </span>
        </div>
      )}
      <TxProgress record={transaction.last} />
      {asked && some.length > 0 && (
        <div className="mt-3">
          <ConfirmChange
            consequences={[
              t("willSign", { count: some.length }),
              ...some.map((proposal) => t("willApprove", { what: inWords(proposal) })),
            ]}
            sign={t("signChosen")}
            busy={transaction.busy}
            onSign={() => void send()}
            onBack={() => ask(false)}
          />
        </div>
      )}
    </div>
  );
}
