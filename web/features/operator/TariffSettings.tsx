"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useQuery } from "@tanstack/react-query";
import { limits, slotAt, type Tariff } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Stat } from "@/components/ui/stat";
import { useConfig } from "@/kit/ConfigProvider";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { Loading } from "@/kit/Loading";
import { NumberField } from "@/kit/NumberField";
import { getTermsOptions, type Terms } from "@/kit/queries/getPoint";
import { useZones } from "@/kit/queries/getZones";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { parsePriceText } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";
import { doubtOf } from "./doubts";
import { useHouseholds } from "./getHouseholds";
import { useScheduled } from "./getScheduled";

/** From which slot a change holds: far enough away that it has not begun, and the notice is kept, when the transaction is in a block. */
const LEAD_SECONDS = 60;
export const nextTermsSlot = (slotSeconds: number, noticeSlots = 0): number =>
  slotAt(Date.now() / 1000 + LEAD_SECONDS, slotSeconds) + 1 + noticeSlots;

/** How long a page may show terms that have ended. */
const TERMS_MS = 15_000;

export function TariffSettings() {
  const t = useTranslations("tariff");
  const { slotStart } = useFormat();
  const { slotSeconds } = useConfig().deployment;
  // What was set for later begins without an event.
  const terms = useQuery({ ...getTermsOptions(useConfig().deployment), refetchInterval: TERMS_MS });
  if (terms.isLoadingError) return <Unanswered title={t("unreachable")} of={[terms]} />;
  if (!terms.data) return <Loading className="h-56" />;
  const earliest = nextTermsSlot(slotSeconds, terms.data.tariffNoticeSlots);
  return (
    <Card title={t("title")} hint={t("hint", { time: slotStart(earliest) })}>
      <TariffForm terms={terms.data} />
    </Card>
  );
}

function TariffForm({ terms: { tariff, priceTickMicroPerKwh, tariffNoticeSlots } }: { terms: Terms }) {
  const t = useTranslations("tariff");
  const format = useFormat();
  const fieldError = useFieldError();
  const { slotSeconds } = useConfig().deployment;
  const { setsTariff } = useEntitlement();
  const transaction = useTransaction("setTariff");
  const parse = (text: string) =>
    text.trim() === ""
      ? ({ error: "required" } as const)
      : parsePriceText(text, format.currency, priceTickMicroPerKwh, format.locale);
  const value = (text: string): number => {
    const parsed = parse(text);
    return "value" in parsed ? (parsed.value ?? 0) : 0;
  };
  const price = parsedBy(parse);
  const schema = v.pipe(
    v.object({ feedIn: price, retail: price, fee: price }),
    v.forward(
      v.check(({ feedIn, retail }) => value(retail) >= value(feedIn), "retailBelowFeedIn"),
      ["retail"],
    ),
    v.forward(
      v.check(
        ({ feedIn, retail }) => (value(retail) - value(feedIn)) / priceTickMicroPerKwh + 1 <= limits.grid.prices,
        "tooManyPrices",
      ),
      ["retail"],
    ),
  );
  const form = useForm({
    resolver: valibotResolver(schema),
    mode: "onTouched",
    defaultValues: {
      feedIn: format.priceNumber(tariff.feedInMicroPerKwh),
      retail: format.priceNumber(tariff.retailMicroPerKwh),
      fee: format.priceNumber(tariff.tradingFeeMicroPerKwh),
    },
  });
  const { errors } = form.formState;
  const [reviewed, review] = useState<Tariff>();
  const households = useHouseholds(useZones().data?.map(({ zoneId }) => zoneId) ?? [], reviewed !== undefined);
  const ask = form.handleSubmit(({ feedIn, retail, fee }) =>
    review({
      feedInMicroPerKwh: value(feedIn),
      retailMicroPerKwh: value(retail),
      tradingFeeMicroPerKwh: value(fee),
    }),
  );
  const send = async (wanted: Tariff) => {
    const record = await transaction.submit({ name: "setTariff" }, ({ library, deployment, sender }) => [
      library.setTariffMessage(deployment, sender, {
        fromSlot: nextTermsSlot(slotSeconds, tariffNoticeSlots),
        tariff: wanted,
      }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") review(undefined);
  };
  const scheduled = useScheduled().data?.tariff;
  const words = (of: Tariff) => ({
    feedIn: format.price(of.feedInMicroPerKwh),
    retail: format.price(of.retailMicroPerKwh),
    fee: format.price(of.tradingFeeMicroPerKwh),
  });
  const doubt = reviewed && doubtOf(reviewed, tariff);
  const tick = { tick: format.price(priceTickMicroPerKwh), prices: String(limits.grid.prices) };
  return (
    <form onSubmit={(event) => void ask(event)} onChange={() => review(undefined)} noValidate>
      <dl className="mb-4 grid grid-cols-3 gap-3">
        <Stat label={t("feedIn")} value={format.price(tariff.feedInMicroPerKwh)} />
        <Stat label={t("retail")} value={format.price(tariff.retailMicroPerKwh)} />
        <Stat label={t("fee")} value={format.price(tariff.tradingFeeMicroPerKwh)} />
      </dl>
      {scheduled && (
        <Notice className="mb-4">
          {t("scheduled", { time: format.slotStart(scheduled.fromSlot), ...words(scheduled.tariff) })}
        </Notice>
      )}
      <fieldset disabled={!setsTariff} className="grid gap-4 sm:grid-cols-3">
        <legend className="sr-only">{t("change")}</legend>
        <NumberField
          form={form}
          name="feedIn"
          isPrice
          label={t("feedIn")}
          hint={t("feedInHint")}
          unit={format.priceUnit}
          error={fieldError(errors.feedIn, tick)}
        />
        <NumberField
          form={form}
          name="retail"
          isPrice
          label={t("retail")}
          hint={t("retailHint")}
          unit={format.priceUnit}
          error={fieldError(errors.retail, tick)}
        />
        <NumberField
          form={form}
          name="fee"
          label={t("fee")}
          hint={t("feeHint")}
          unit={format.priceUnit}
          error={fieldError(errors.fee, tick)}
        />
        <SubmitRow transaction={transaction} disabled={!setsTariff} className="sm:col-span-3">
          {t("review")}
        </SubmitRow>
      </fieldset>
      {reviewed && (
        <div className="mt-4">
          <ConfirmChange
            consequences={[
              t("will.prices", {
                ...words(reviewed),
                time: format.slotStart(nextTermsSlot(slotSeconds, tariffNoticeSlots)),
                feedInNow: format.price(tariff.feedInMicroPerKwh),
                retailNow: format.price(tariff.retailMicroPerKwh),
              }),
              t("will.fee", { fee: words(reviewed).fee, feeNow: format.price(tariff.tradingFeeMicroPerKwh) }),
              households === undefined ? t("will.everybody") : t("will.all", { count: households }),
            ]}
            doubt={
              doubt &&
              t(`doubt.${doubt}`, {
                fee: words(reviewed).fee,
                spread: format.price(reviewed.retailMicroPerKwh - reviewed.feedInMicroPerKwh),
              })
            }
            sign={t("send")}
            busy={transaction.busy}
            onSign={() => void send(reviewed)}
            onBack={() => review(undefined)}
          />
        </div>
      )}
      {!setsTariff && <p className="mt-3 text-ink-soft text-sm">{t("notYours")}</p>}
    </form>
  );
}
