"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/kit/NumberField";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { parseEnergyText } from "@/lib/forms/decimal";
import { address, parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

/** Gives stored energy to somebody. */
export function TransferEnergyForm({ mostWh }: { mostWh: bigint }) {
  const t = useTranslations("energy.transfer");
  const format = useFormat();
  const fieldError = useFieldError();
  const parse = (text: string) => parseEnergyText(text, format.locale, mostWh);
  const form = useForm({
    resolver: valibotResolver(v.object({ recipient: address, energy: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { recipient: "", energy: "" },
  });
  const { errors } = form.formState;
  const transaction = useTransaction("transferEnergy");
  const send = form.handleSubmit(async ({ recipient, energy }) => {
    const parsed = parse(energy);
    if ("error" in parsed) return;
    const purpose = { name: "transferEnergy", values: { amount: format.energy(parsed.value) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.transferEnergyMessage(deployment, sender, { recipient: recipient.trim(), amount: parsed.value }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <Field
        label={t("recipient")}
        placeholder="watt1…"
        spellCheck={false}
        autoComplete="off"
        error={fieldError(errors.recipient)}
        {...form.register("recipient")}
      />
      <NumberField
        form={form}
        name="energy"
        label={t("energy")}
        hint={t("most", { most: format.energy(mostWh) })}
        unit="kWh"
        error={fieldError(errors.energy, { most: format.energy(mostWh) })}
      />
      <SubmitRow transaction={transaction} variant="secondary" disabled={mostWh === 0n} className="sm:col-span-2">
        {t("send")}
      </SubmitRow>
    </form>
  );
}
