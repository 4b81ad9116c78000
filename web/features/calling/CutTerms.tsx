"use client";

import type { CutTerms as Terms, Zone, ZoneParams } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { NumberField } from "@/kit/NumberField";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { formatScaled } from "@/lib/format/number";
import { useFieldError } from "@/lib/forms/useFieldError";
import { type CutTermsFields, doubtOfCutTerms, readCutTerms, withCutTerms } from "./cutTermsForm";

interface CutTermsProps {
  zone: Zone;
  params: ZoneParams;
  /** The operator's money with balancing. */
  availableMicro: bigint;
  retailMicroPerKwh: number;
}

/** On what terms metering points of the zone are cut in an emergency that was measured, set or ended; what is told already stays so. */
export function CutTerms({ zone, params, availableMicro, retailMicroPerKwh }: CutTermsProps) {
  const t = useTranslations("calling.emergency");
  const format = useFormat();
  const fieldError = useFieldError();
  const { locale, currency } = format;
  const { calls, cuts } = params;
  const transaction = useTransaction(`cuts:${zone.zoneId}`);
  const form = useForm<CutTermsFields>({
    mode: "onTouched",
    defaultValues: {
      target: formatScaled(locale, BigInt(cuts?.targetPermille ?? 1_000), 1, { useGrouping: false }),
      compensation: format.priceNumber(
        cuts?.compensationMicroPerKwh ?? Math.max(retailMicroPerKwh, calls?.priceCapMicroPerKwh ?? 0),
      ),
    },
    resolver: (values) => {
      const read = readCutTerms(values, { locale, currency, calls });
      if (!("errors" in read)) return { values, errors: {} };
      const errors = Object.entries(read.errors).map(([name, message]) => [name, { type: "check", message }]);
      return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<CutTermsFields> };
    },
  });
  const { errors } = form.formState;
  const [reviewed, review] = useState<Terms | "end">();
  const ask = form.handleSubmit((values) => {
    const read = readCutTerms(values, { locale, currency, calls });
    if (!("errors" in read)) review(read);
  });
  const send = async (wanted: Terms | "end") => {
    const purpose = { name: wanted === "end" ? "endCuts" : "setCuts", values: { zone: zone.name } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.setZoneParamsMessage(deployment, sender, { zoneId: zone.zoneId, params: withCutTerms(params, wanted) }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") review(undefined);
  };
  const words = {
    tick: format.price(OFFER_TICK_MICRO_PER_KWH),
    calls: format.price(calls?.priceCapMicroPerKwh ?? 0),
  };
  const consequences = (wanted: Terms | "end"): string[] => {
    if (wanted === "end") return [t("willEnd", { zone: zone.name }), t("willKeep")];
    const { targetPermille, compensationMicroPerKwh } = wanted;
    return [
      t("willCut", { zone: zone.name, target: format.percentExact(BigInt(targetPermille)) }),
      t("willSpare"),
      t("willPay", { price: format.price(compensationMicroPerKwh) }),
      t("onlyMeasured"),
      availableMicro === 0n ? t("noMoney") : t("money", { available: format.money(availableMicro) }),
    ];
  };
  const doubt = reviewed && reviewed !== "end" ? doubtOfCutTerms(reviewed, retailMicroPerKwh) : undefined;
  const isOn = cuts !== undefined;
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
      <NumberField
        form={form}
        name="compensation"
        isPrice
        label={t("compensation")}
        hint={calls === undefined ? t("compensationHint") : t("compensationHintCalls", words)}
        unit={format.priceUnit}
        error={fieldError(errors.compensation, words)}
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
