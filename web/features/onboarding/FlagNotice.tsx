"use client";

import { byteLength, limits, type MeterFlag, sayFinding, sayRemedy } from "@wattmesh/client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useNameOf } from "@/kit/names/useNameOf";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";

interface FlagNoticeProps {
  meterId: number;
  serial: string;
  flag: MeterFlag;
}

/** What was found in a meter's readings, since when its flag stands, what follows, and what its owner can do and say. */
export function FlagNotice({ meterId, serial, flag: { finding, flagger, flaggedSlot, appeal } }: FlagNoticeProps) {
  const t = useTranslations("flag");
  const format = useFormat();
  const name = useNameOf();
  const [reason, setReason] = useState("");
  const transaction = useTransaction(`appealFlag:${meterId}`);
  const why = reason.trim();
  const locale = useLocale();
  const say = () =>
    transaction.submit({ name: "appealFlag", values: { serial } }, ({ library, deployment, sender }) => [
      library.appealFlagMessage(deployment, sender, { meterId, reason: why }),
    ]);
  return (
    <Notice
      tone="warn"
      className="mt-2"
      title={t(finding.kind === "feeder_differs" ? "doubted" : "quarantined", {
        flagger: name(flagger),
        time: format.slotDeadline(flaggedSlot),
      })}
    >
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {[...sayFinding(locale, finding, format), sayRemedy(locale, finding.kind, "owner")].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {appeal === undefined ? (
        <div className="mt-2 flex flex-wrap items-end gap-3">
          <Field
            label={t("say")}
            hint={t("sayHint", { most: String(limits.registry.reasonBytes) })}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            size="sm"
            variant="secondary"
            disabled={transaction.busy || why === "" || byteLength(why) > limits.registry.reasonBytes}
            onClick={() => void say()}
          >
            {t("send")}
          </Button>
          <TxProgress record={transaction.last} />
        </div>
      ) : (
        <p className="mt-1 [overflow-wrap:anywhere]">
          {t("youSaid")} <q>{appeal}</q>
        </p>
      )}
    </Notice>
  );
}
