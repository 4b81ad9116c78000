"use client";

import type { Delegate } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { NumberField } from "@/kit/NumberField";
import { useNameOf } from "@/kit/names/useNameOf";
import { useTerms } from "@/kit/queries/getPoint";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { formatKwhInput } from "@/lib/forms/decimal";
import { useFieldError } from "@/lib/forms/useFieldError";
import { type DelegateFields, doubtOfDelegate, type ReadDelegate, readDelegate } from "./delegateForm";

/** How long somebody new may trade where nothing else is said. */
const DAYS = "30";

interface DelegateFormProps {
  meterId: number;
  /** Whose limits are changed; nothing for somebody new. */
  delegate: Delegate | undefined;
  onClose: () => void;
}

/** Lets an address place orders, within limits that the chain holds it to. */
export function DelegateForm({ meterId, delegate, onClose }: DelegateFormProps) {
  const t = useTranslations("market.delegates");
  const format = useFormat();
  const nameOf = useNameOf();
  const fieldError = useFieldError();
  const owner = useAddress();
  const terms = useTerms().data;
  const { locale, currency } = format;
  const transaction = useTransaction(`setDelegate:${meterId}`);
  const priceTickMicroPerKwh = terms?.priceTickMicroPerKwh ?? 1000;
  const read = (fields: DelegateFields) =>
    readDelegate(fields, { locale, currency, priceTickMicroPerKwh, owner, now: Math.floor(Date.now() / 1000) });
  const before = delegate?.limits;
  const form = useForm<DelegateFields>({
    mode: "onTouched",
    defaultValues: {
      delegate: delegate?.delegate ?? "",
      energy: before ? formatKwhInput(locale, before.slotEnergyWh) : "",
      lowestSell: before ? format.priceNumber(before.lowestSellMicroPerKwh) : "",
      highestBuy: before ? format.priceNumber(before.highestBuyMicroPerKwh) : "",
      days: DAYS,
    },
    resolver: (values) => {
      const found = read(values);
      if ("limits" in found) return { values, errors: {} };
      const errors = Object.entries(found.errors).map(([name, message]) => [name, { type: "check", message }]);
      return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<DelegateFields> };
    },
  });
  const { errors } = form.formState;
  const [reviewed, review] = useState<ReadDelegate>();
  const ask = form.handleSubmit((values) => {
    const found = read(values);
    if ("limits" in found) review(found);
  });
  const send = async (wanted: ReadDelegate) => {
    const purpose = { name: "setDelegate", values: { name: nameOf(wanted.delegate) } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.setDelegateMessage(deployment, sender, { meterId, ...wanted }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") onClose();
  };
  const tick = { tick: format.price(priceTickMicroPerKwh) };
  const doubt = reviewed && terms && doubtOfDelegate(reviewed.limits, terms.tariff);
  return (
    <form
      onSubmit={(event) => void ask(event)}
      onChange={() => review(undefined)}
      noValidate
      className="mt-4 grid gap-3 border-t pt-4 sm:grid-cols-2"
    >
      <h3 className="font-medium text-sm sm:col-span-2">
        {delegate === undefined ? t("new") : t("changeOf", { name: nameOf(delegate.delegate) })}
      </h3>
      {delegate === undefined && (
        <Field
          className="sm:col-span-2"
          label={t("address")}
          hint={t("addressHint")}
          autoComplete="off"
          spellCheck={false}
          error={fieldError(errors.delegate)}
          {...form.register("delegate")}
        />
      )}
      <NumberField
        form={form}
        name="energy"
        label={t("energy")}
        hint={t("energyHint")}
        unit="kWh"
        error={fieldError(errors.energy)}
      />
      <Field
        label={t("days")}
        hint={t("daysHint")}
        unit={t("daysUnit")}
        inputMode="numeric"
        autoComplete="off"
        error={fieldError(errors.days)}
        {...form.register("days")}
      />
      <NumberField
        form={form}
        name="lowestSell"
        isPrice
        label={t("lowestSell")}
        unit={format.priceUnit}
        error={fieldError(errors.lowestSell, tick)}
      />
      <NumberField
        form={form}
        name="highestBuy"
        isPrice
        label={t("highestBuy")}
        unit={format.priceUnit}
        error={fieldError(errors.highestBuy, tick)}
      />
      <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
        <SubmitRow transaction={transaction} size="sm">
          {t("review")}
        </SubmitRow>
        <Button size="sm" variant="quiet" disabled={transaction.busy} onClick={onClose}>
          {t("discard")}
        </Button>
      </div>
      {reviewed && (
        <div className="sm:col-span-2">
          <ConfirmChange
            consequences={[
              t("willMay", {
                name: nameOf(reviewed.delegate),
                energy: format.energy(reviewed.limits.slotEnergyWh),
                date: format.date(Number(reviewed.limits.expiresAt)),
              }),
              t("willPrices", {
                sell: format.price(reviewed.limits.lowestSellMicroPerKwh),
                buy: format.price(reviewed.limits.highestBuyMicroPerKwh),
              }),
              t("willNot"),
            ]}
            doubt={
              doubt &&
              t(`doubt.${doubt}`, {
                feedIn: format.price(terms.tariff.feedInMicroPerKwh),
                retail: format.price(terms.tariff.retailMicroPerKwh),
              })
            }
            sign={t("sign")}
            busy={transaction.busy}
            onSign={() => void send(reviewed)}
            onBack={() => review(undefined)}
          />
        </div>
      )}
    </form>
  );
}
