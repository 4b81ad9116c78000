"use client";

import { byteLength, limits, type MeterApplication } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { hexOf } from "@/lib/format/hex";

/** Approves with the hash of a file, or refuses with a reason. The file stays in the browser. */
export function Decide({ application: { applicationId, meter } }: { application: MeterApplication }) {
  const t = useTranslations("pointApplications");
  const [evidenceHash, setEvidenceHash] = useState<Uint8Array>();
  const [reason, setReason] = useState("");
  const transaction = useTransaction(`meterApplication:${applicationId}`);
  const values = { serial: meter.serial };
  const why = reason.trim();
  const take = async (file: File | undefined) =>
    setEvidenceHash(file && new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())));
  const approve = (hash: Uint8Array) =>
    transaction.submit({ name: "approveMeter", values }, ({ library, deployment, sender }) => [
      library.approveMeterMessage(deployment, sender, { applicationId, evidenceHash: hash }),
    ]);
  const refuse = () =>
    transaction.submit({ name: "refuseMeter", values }, ({ library, deployment, sender }) => [
      library.refuseMeterMessage(deployment, sender, { applicationId, reason: why }),
    ]);
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2">
      <div className="grid content-start gap-2">
        <Field
          type="file"
          label={t("evidence")}
          hint={evidenceHash ? t("hash", { hash: hexOf(evidenceHash) }) : t("evidenceHint")}
          className="[&_input]:py-2 [&_p]:[overflow-wrap:anywhere]"
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <Button
          disabled={transaction.busy || evidenceHash === undefined}
          onClick={() => evidenceHash && void approve(evidenceHash)}
        >
          {t("approve")}
        </Button>
      </div>
      <div className="grid content-start gap-2">
        <Field
          label={t("reason")}
          hint={t("reasonHint")}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button
          variant="danger"
          disabled={transaction.busy || why === "" || byteLength(why) > limits.registry.reasonBytes}
          onClick={() => void refuse()}
        >
          {t("refuse")}
        </Button>
      </div>
      <TxProgress record={transaction.last} />
    </div>
  );
}
