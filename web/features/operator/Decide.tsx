"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { byteLength, type ClosingRegisters, limits, type MeterApplication } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/kit/NumberField";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { hexOf } from "@/lib/format/hex";
import { parseEnergyOrZero } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

/** Approves with the hash of a file and the registers of the meter that is replaced, or refuses with a reason. The file stays in the browser. */
export function Decide({
  application: { applicationId, meter },
  replaces,
}: {
  application: MeterApplication;
  replaces: boolean;
}) {
  const t = useTranslations("pointApplications");
  const [evidenceHash, setEvidenceHash] = useState<Uint8Array>();
  const [reason, setReason] = useState("");
  const transaction = useTransaction(`meterApplication:${applicationId}`);
  const { locale } = useFormat();
  const fieldError = useFieldError();
  const parse = (text: string) => parseEnergyOrZero(text, locale);
  const form = useForm({
    resolver: valibotResolver(v.object({ importTotal: parsedBy(parse), exportTotal: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { importTotal: "", exportTotal: "" },
  });
  const { errors } = form.formState;
  const values = { serial: meter.serial };
  const why = reason.trim();
  const take = async (file: File | undefined) =>
    setEvidenceHash(file && new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())));
  const approve = (hash: Uint8Array, closing?: ClosingRegisters) =>
    transaction.submit({ name: "approveMeter", values }, ({ library, deployment, sender }) => [
      library.approveMeterMessage(deployment, sender, { applicationId, evidenceHash: hash, closing }),
    ]);
  const replace = (hash: Uint8Array) =>
    form.handleSubmit(async ({ importTotal, exportTotal }) => {
      const [importTotalWh, exportTotalWh] = [parse(importTotal), parse(exportTotal)];
      if ("error" in importTotalWh || "error" in exportTotalWh) return;
      await approve(hash, { importTotalWh: importTotalWh.value, exportTotalWh: exportTotalWh.value });
    })();
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
        {replaces && (
          <>
            <NumberField
              form={form}
              name="importTotal"
              label={t("former.import")}
              hint={t("former.importHint")}
              unit="kWh"
              error={fieldError(errors.importTotal)}
            />
            <NumberField
              form={form}
              name="exportTotal"
              label={t("former.export")}
              hint={t("former.exportHint")}
              unit="kWh"
              error={fieldError(errors.exportTotal)}
            />
          </>
        )}
        <Button
          disabled={transaction.busy || evidenceHash === undefined}
          onClick={() => evidenceHash && void (replaces ? replace(evidenceHash) : approve(evidenceHash))}
        >
          {t("approve")}
        </Button>
      </div>
      <div className="grid content-start gap-2">
        <Field
          label={t("reason")}
          hint={t("reasonHint", { most: String(limits.registry.reasonBytes) })}
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
