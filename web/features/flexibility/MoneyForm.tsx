"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { NumberField } from "@/kit/NumberField";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { parseAmountText } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

interface MoneyFormProps {
  verb: "deposit" | "withdraw";
  /** What can be moved at most. */
  mostMicro: bigint;
}

/** Pays into the account for calls, or takes out of it. */
export function MoneyForm({ verb, mostMicro }: MoneyFormProps) {
  const t = useTranslations(`flexibility.money.${verb}`);
  const format = useFormat();
  const fieldError = useFieldError();
  const parse = (text: string) => parseAmountText(text, format.locale, mostMicro);
  const form = useForm({
    resolver: valibotResolver(v.object({ amount: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { amount: "" },
  });
  const transaction = useTransaction(`flexibility:${verb}`);
  const send = form.handleSubmit(async ({ amount }) => {
    const parsed = parse(amount);
    if ("error" in parsed) return;
    const purpose = { name: `flexibility.${verb}`, values: { amount: format.money(parsed.value) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      verb === "deposit"
        ? library.depositToBalancingMessage(deployment, sender, { amountMicro: parsed.value })
        : library.withdrawFromBalancingMessage(deployment, sender, { amountMicro: parsed.value }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  const most = format.money(mostMicro);
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-3">
      <NumberField
        form={form}
        name="amount"
        label={t("label")}
        unit={format.currency}
        hint={t("hint", { most })}
        error={fieldError(form.formState.errors.amount, { most })}
      />
      <SubmitRow
        transaction={transaction}
        disabled={mostMicro === 0n}
        variant={verb === "deposit" ? "primary" : "secondary"}
      >
        {t("send")}
      </SubmitRow>
    </form>
  );
}
