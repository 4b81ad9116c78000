"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { useNameOf } from "@/kit/names/useNameOf";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useEntitlement } from "@/kit/useEntitlement";
import { address as addressField } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

/** Of a household in 24 hours: some 300 changes. It bounds what somebody with the household's key can send. */
const DAILY_GAS = 100_000_000n;

/** Pays a household's fees, so that it needs no coins for them. The chain knows the address from then on. */
export function Fees() {
  const t = useTranslations("fees");
  const fieldError = useFieldError();
  const name = useNameOf();
  const { feeGranter, deployment } = useConfig();
  const { address } = useEntitlement();
  const transaction = useTransaction("grantFees");
  const isFree = Number(deployment.gasPrice) === 0;
  const form = useForm({
    resolver: valibotResolver(v.object({ grantee: addressField })),
    mode: "onTouched",
    defaultValues: { grantee: "" },
  });
  const send = form.handleSubmit(async ({ grantee }) => {
    const purpose = { name: "grantFees", values: { address: name(grantee) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.grantFeesMessage(deployment, sender, {
        grantee,
        ...(!isFree && { dailyLimit: library.feeFor(DAILY_GAS, deployment.gasPrice, deployment.feeDenom) }),
      }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  return (
    <Card title={t("title")} hint={t("hint")} className="max-w-2xl">
      <Notice className="mb-4">
        {isFree ? t("free") : feeGranter === undefined ? t("noGranter") : t("granter", { address: name(feeGranter) })}
      </Notice>
      <form onSubmit={(event) => void send(event)} noValidate>
        <fieldset disabled={address === undefined} className="grid gap-3">
          <legend className="sr-only">{t("title")}</legend>
          <Field
            label={t("grantee")}
            hint={t("granteeHint")}
            placeholder="watt1…"
            spellCheck={false}
            error={fieldError(form.formState.errors.grantee)}
            {...form.register("grantee")}
          />
          <SubmitRow transaction={transaction} disabled={address === undefined}>
            {t("send")}
          </SubmitRow>
        </fieldset>
      </form>
    </Card>
  );
}
