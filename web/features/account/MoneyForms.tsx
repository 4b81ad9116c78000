"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/kit/NumberField";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { parseAmountText } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

interface MoneyFormProps {
  verb: "deposit" | "withdraw";
  meterId: number;
  /** What can be moved at most. */
  mostMicro: bigint;
}

/** Pays into a metering point's account, or takes out of it. */
export function MoneyForm({ verb, meterId, mostMicro }: MoneyFormProps) {
  const t = useTranslations(`money.${verb}`);
  const format = useFormat();
  const fieldError = useFieldError();
  const most = mostMicro > 0n ? mostMicro : 0n;
  const parse = (text: string) => parseAmountText(text, format.locale, most);
  const form = useForm({
    resolver: valibotResolver(v.object({ amount: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { amount: "" },
  });
  const transaction = useTransaction(`${verb}:${meterId}`);
  const send = form.handleSubmit(async ({ amount }) => {
    const parsed = parse(amount);
    if ("error" in parsed) return;
    const parameters = { account: { point: { meterId } }, amountMicro: parsed.value };
    const purpose = { name: verb, values: { amount: format.money(parsed.value) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      verb === "deposit"
        ? library.depositMessage(deployment, sender, parameters)
        : library.withdrawMessage(deployment, sender, parameters),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-3">
      <NumberField
        form={form}
        name="amount"
        label={t("label")}
        unit={format.currency}
        hint={t("hint", { most: format.money(most) })}
        error={fieldError(form.formState.errors.amount, { most: format.money(most) })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant={verb === "deposit" ? "primary" : "secondary"}
          disabled={transaction.busy || most === 0n}
        >
          {t("send")}
        </Button>
        <TxProgress record={transaction.last} />
      </div>
    </form>
  );
}
