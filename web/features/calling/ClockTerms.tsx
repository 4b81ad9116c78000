"use client";

import type { Zone, ZoneParams } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { NumberField } from "@/kit/NumberField";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { LEAST_MIN_OFFER_WH, leastOfferWh, MOST_MIN_OFFER_WH, OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { formatScaled } from "@/lib/format/number";
import { useFieldError } from "@/lib/forms/useFieldError";
import { mostCostMicro } from "./callForm";
import {
  doubtOfTerms,
  LEAST_NOTICE_SLOTS,
  MOST_NOTICE_SLOTS,
  type ReadTerms,
  readTerms,
  type TermsFields,
  withTerms,
} from "./termsForm";

/** Wh in a kWh, by which a price is told. */
const KWH = 1_000n;

interface ClockTermsProps {
  zone: Zone;
  params: ZoneParams;
  /** The operator's money with balancing. */
  availableMicro: bigint;
  retailMicroPerKwh: number;
}

/** On what terms the chain's clock calls for the zone, set or ended; what is called already stays so. */
export function ClockTerms({ zone, params, availableMicro, retailMicroPerKwh }: ClockTermsProps) {
  const t = useTranslations("calling.clock");
  const format = useFormat();
  const fieldError = useFieldError();
  const { locale, currency } = format;
  const transaction = useTransaction(`calls:${zone.zoneId}`);
  const form = useForm<TermsFields>({
    mode: "onTouched",
    defaultValues: {
      notice: String(params.calls?.noticeSlots ?? 8),
      target: formatScaled(locale, BigInt(params.calls?.targetPermille ?? 950), 1, { useGrouping: false }),
      cap: format.priceNumber(params.calls?.priceCapMicroPerKwh ?? retailMicroPerKwh),
      least: String(leastOfferWh(params)),
    },
    resolver: (values) => {
      const read = readTerms(values, { locale, currency, cuts: params.cuts });
      if ("calls" in read) return { values, errors: {} };
      const errors = Object.entries(read.errors).map(([name, message]) => [name, { type: "check", message }]);
      return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<TermsFields> };
    },
  });
  const { errors } = form.formState;
  const [reviewed, review] = useState<ReadTerms | "end">();
  const ask = form.handleSubmit((values) => {
    const read = readTerms(values, { locale, currency, cuts: params.cuts });
    if ("calls" in read) review(read);
  });
  const send = async (wanted: ReadTerms | "end") => {
    const purpose = { name: wanted === "end" ? "endCalls" : "setCalls", values: { zone: zone.name } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.setZoneParamsMessage(deployment, sender, {
        zoneId: zone.zoneId,
        params: withTerms(params, wanted),
      }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") review(undefined);
  };
  const words = {
    tick: format.price(OFFER_TICK_MICRO_PER_KWH),
    fewest: String(LEAST_NOTICE_SLOTS),
    most: String(MOST_NOTICE_SLOTS),
    least: format.energy(LEAST_MIN_OFFER_WH),
    largest: format.energy(MOST_MIN_OFFER_WH),
    cuts: format.price(params.cuts?.compensationMicroPerKwh ?? 0),
  };
  const consequences = (wanted: ReadTerms | "end"): string[] => {
    const { cuts } = params;
    const kept =
      cuts === undefined
        ? []
        : [
            t("willCut", {
              target: format.percentExact(BigInt(cuts.targetPermille)),
              price: format.price(cuts.compensationMicroPerKwh),
            }),
          ];
    if (wanted === "end") return [t("willEnd", { zone: zone.name }), t("willKeep"), ...kept];
    const { noticeSlots, targetPermille, priceCapMicroPerKwh } = wanted.calls;
    const cap = format.price(priceCapMicroPerKwh);
    return [
      t("willCall", {
        zone: zone.name,
        target: format.percentExact(BigInt(targetPermille)),
        notice: noticeSlots,
      }),
      t("willPay", { cap, cost: format.money(mostCostMicro(KWH, priceCapMicroPerKwh)) }),
      t("willFine", { fine: format.price(priceCapMicroPerKwh / 2) }),
      t("willLeast", { least: format.energy(wanted.minOfferWh) }),
      ...kept,
      availableMicro === 0n ? t("noMoney") : t("money", { available: format.money(availableMicro) }),
    ];
  };
  const doubt = reviewed && reviewed !== "end" ? doubtOfTerms(reviewed.calls, retailMicroPerKwh) : undefined;
  const isOn = params.calls !== undefined;
  return (
    <form
      onSubmit={(event) => void ask(event)}
      onChange={() => review(undefined)}
      noValidate
      className="grid gap-3 sm:grid-cols-2"
    >
      <div className="sm:col-span-2">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          {t("title")}
          <Badge tone={isOn ? "good" : "neutral"}>{t(isOn ? "on" : "off")}</Badge>
        </h3>
        <p className="text-ink-soft text-sm">{t("hint")}</p>
      </div>
      <NumberField
        form={form}
        name="target"
        label={t("target")}
        hint={t("targetHint")}
        unit="%"
        error={fieldError(errors.target, words)}
      />
      <Field
        label={t("notice")}
        hint={t("noticeHint", words)}
        unit={t("slots")}
        inputMode="numeric"
        autoComplete="off"
        error={fieldError(errors.notice, words)}
        {...form.register("notice")}
      />
      <NumberField
        form={form}
        name="cap"
        isPrice
        label={t("cap")}
        hint={t("capHint", { retail: format.price(retailMicroPerKwh) })}
        unit={format.priceUnit}
        error={fieldError(errors.cap, words)}
      />
      <NumberField
        form={form}
        name="least"
        inputMode="numeric"
        label={t("least")}
        hint={t("leastHint", words)}
        unit="Wh"
        error={fieldError(errors.least, words)}
      />
      <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
        <SubmitRow transaction={transaction} size="sm">
          {t("review")}
        </SubmitRow>
        {isOn && (
          <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => review("end")}>
            {t("end")}
          </Button>
        )}
      </div>
      {reviewed && (
        <div className="sm:col-span-2">
          <ConfirmChange
            key={reviewed === "end" ? "end" : "set"}
            consequences={consequences(reviewed)}
            doubt={doubt && t(`doubt.${doubt}`, { retail: format.price(retailMicroPerKwh) })}
            sign={t(reviewed === "end" ? "signEnd" : "sign")}
            busy={transaction.busy}
            onSign={() => void send(reviewed)}
            onBack={() => review(undefined)}
          />
        </div>
      )}
    </form>
  );
}
