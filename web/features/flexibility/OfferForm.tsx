"use client";

import type { MeteringPoint, Relief } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segments } from "@/components/ui/segments";
import { NumberField } from "@/kit/NumberField";
import { useFlexibilityAccount } from "@/kit/queries/getFlexibilityAccount";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { useFieldError } from "@/lib/forms/useFieldError";
import { greatestFineMicro, leastBaselineWh } from "./fine";
import { type Offers, reliefs, type ZoneTerms } from "./getFlexibility";
import { HourChoice } from "./HourChoice";
import { ALL_HOURS } from "./hours";
import { countsFrom, MOST_POINTS, mostOfferWh, type OfferFields, type OfferLimits, readOffer } from "./offerForm";

interface OfferFormProps {
  zoneId: number;
  terms: ZoneTerms;
  points: MeteringPoint[];
  offers: Offers;
  /** What the form begins with. */
  relief: Relief;
  /** Nothing where there is nothing to go back to. */
  onClose: (() => void) | undefined;
}

/** Offers, or changes what is offered; refuses what the chain would, and says what it brings. */
export function OfferForm({ zoneId, terms, points, offers, relief, onClose }: OfferFormProps) {
  const t = useTranslations("flexibility.form");
  const format = useFormat();
  const fieldError = useFieldError();
  const { locale, currency } = format;
  const { leastWh, meteredSecondsPerSlot } = terms;
  const limits: OfferLimits = { locale, currency, leastWh, points, meteredSecondsPerSlot };
  const form = useForm<OfferFields>({
    mode: "onTouched",
    defaultValues: fieldsOf(offers, relief, points, format.priceNumber),
    resolver: (values) => {
      const read = readOffer(values, limits);
      if ("terms" in read) return { values, errors: {} };
      const errors = Object.fromEntries(
        Object.entries(read.errors).map(([name, message]) => [name, { type: "check", message }]),
      );
      return { values: {}, errors: errors as FieldErrors<OfferFields> };
    },
  });
  const { errors } = form.formState;
  const fields = form.watch();
  const transaction = useTransaction(`setOffer:${zoneId}:${fields.relief}`);
  const mostWh = mostOfferWh(fields.meterIds, fields.relief, limits);
  const [least, most] = [format.energy(leastWh), format.energy(mostWh)];
  const words = {
    least,
    most,
    points: String(MOST_POINTS),
    tick: format.price(OFFER_TICK_MICRO_PER_KWH),
  };
  const error = (name: keyof OfferFields) => fieldError(errors[name], words);
  const send = form.handleSubmit(async (values) => {
    const again = readOffer(values, limits);
    if ("errors" in again) return;
    const record = await transaction.submit({ name: "setOffer" }, ({ library, deployment, sender }) => [
      library.setFlexibilityOfferMessage(deployment, sender, { zoneId, relief: values.relief, terms: again.terms }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") onClose?.();
  });
  const set = <Name extends "hours" | "meterIds">(name: Name, value: OfferFields[Name]) =>
    form.setValue(name, value as never, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
  const chooseRelief = (next: Relief) => form.reset(fieldsOf(offers, next, points, format.priceNumber));
  if (points.length === 0) return <Notice tone="warn" title={t("noPoints")} />;
  const nothingToGive = mostWh < leastWh;
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid gap-4 sm:grid-cols-2">
      <div className="flex flex-col items-start gap-2 sm:col-span-2">
        <Segments
          label={t("relief")}
          value={fields.relief}
          onChange={chooseRelief}
          options={reliefs.map((value) => ({ value, label: t(`reliefs.${value}`) }))}
        />
        <p className="text-ink-soft text-sm">{t(`reliefHint.${fields.relief}`)}</p>
        {nothingToGive && fields.meterIds.length > 0 && (
          <Notice tone="warn" title={t(`nothing.${fields.relief}`, { least, most })} />
        )}
      </div>
      {points.length > 1 && (
        <PointChoice
          points={points}
          chosen={fields.meterIds}
          onChange={(ids) => set("meterIds", ids)}
          error={error("meterIds")}
        />
      )}
      <NumberField
        form={form}
        name="energy"
        inputMode="numeric"
        label={t("energy")}
        unit="Wh"
        hint={t("energyHint", { least, most })}
        error={error("energy")}
      />
      <NumberField
        form={form}
        name="price"
        isPrice
        label={t("price")}
        unit={format.priceUnit}
        hint={
          terms.calls === undefined
            ? t("priceHint")
            : t("priceHintCap", { cap: format.price(terms.calls.priceCapMicroPerKwh) })
        }
        error={error("price")}
      />
      <HourChoice hours={fields.hours} onChange={(hours) => set("hours", hours)} error={error("hours")} />
      <Field
        label={t("slotsADay")}
        hint={t("slotsADayHint")}
        inputMode="numeric"
        autoComplete="off"
        error={error("slotsADay")}
        {...form.register("slotsADay")}
      />
      <Consequences fields={fields} limits={limits} terms={terms} />
      <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
        <SubmitRow transaction={transaction} disabled={nothingToGive}>
          {t(offers[fields.relief] === undefined ? "send" : "sendChange")}
        </SubmitRow>
        {onClose && (
          <Button variant="quiet" onClick={onClose} disabled={transaction.busy}>
            {t("discard")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What an offer is to be changed from, or an empty form. */
function fieldsOf(
  offers: Offers,
  relief: Relief,
  points: readonly MeteringPoint[],
  priceNumber: (price: number) => string,
): OfferFields {
  const offer = offers[relief];
  const stored = offer?.next?.terms ?? offer?.terms;
  const ids = points.map(({ meterId }) => meterId);
  return {
    relief,
    energy: stored === undefined ? "" : String(stored.energyWh),
    price: stored === undefined ? "" : priceNumber(stored.priceMicroPerKwh),
    hours: stored?.hoursUtc ?? ALL_HOURS,
    slotsADay: String(stored?.slotsADay ?? 8),
    meterIds: stored?.meterIds.filter((meterId) => ids.includes(meterId)) ?? ids.slice(0, MOST_POINTS),
  };
}

interface PointChoiceProps {
  points: MeteringPoint[];
  chosen: number[];
  onChange: (meterIds: number[]) => void;
  error: string | undefined;
}

function PointChoice({ points, chosen, onChange, error }: PointChoiceProps) {
  const t = useTranslations("flexibility.form");
  const id = useId();
  return (
    <fieldset className="sm:col-span-2" aria-describedby={id}>
      <legend className="mb-1 font-medium text-sm">{t("points")}</legend>
      <div className="flex flex-wrap gap-x-4">
        {points.map(({ meterId, serial }) => (
          <label key={meterId} className="flex min-h-11 items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(meterId)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, meterId] : chosen.filter((one) => one !== meterId))
              }
              className="size-5 accent-[var(--accent)]"
            />
            {serial}
          </label>
        ))}
      </div>
      <p id={id} aria-live="polite" className={error ? "text-bad-ink text-sm" : "text-ink-soft text-sm"}>
        {error ?? t("pointsHint")}
      </p>
    </fieldset>
  );
}

/** What the offer brings and costs, in money, before it is signed. */
function Consequences({ fields, limits, terms }: { fields: OfferFields; limits: OfferLimits; terms: ZoneTerms }) {
  const t = useTranslations("flexibility.form");
  const format = useFormat();
  const account = useFlexibilityAccount();
  const from = format.slotDeadline(countsFrom(useCurrentSlot()));
  const read = readOffer(fields, limits);
  if ("errors" in read)
    return (
      <p className="rounded-xl bg-sunken px-4 py-3 text-sm sm:col-span-2" aria-live="polite">
        {t("incomplete")}
      </p>
    );
  const { energyWh, priceMicroPerKwh } = read.terms;
  const cap = terms.calls?.priceCapMicroPerKwh;
  const fine = cap === undefined ? undefined : greatestFineMicro(energyWh, cap);
  const available = account.data?.availableMicro;
  const lacks = fine !== undefined && available !== undefined && available < fine;
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <ul className="list-disc space-y-1 rounded-xl bg-sunken py-3 pr-4 pl-8 text-sm" aria-live="polite">
        <li>
          {t(`asks.${fields.relief}`, {
            energy: format.energy(energyWh),
            least: format.energy(leastBaselineWh(energyWh)),
          })}
        </li>
        <li>{t("brings", { money: format.money((energyWh * BigInt(priceMicroPerKwh)) / 1000n) })}</li>
        <li>{fine === undefined ? t("fineOfCap") : t("fine", { fine: format.money(fine) })}</li>
        <li>{t("counts", { time: from })}</li>
      </ul>
      {cap !== undefined && priceMicroPerKwh > cap && (
        <Notice tone="warn" title={t("aboveCap", { cap: format.price(cap) })} live />
      )}
      {lacks && (
        <Notice tone="warn" title={t("lacks", { fine: format.money(fine), available: format.money(available) })} live>
          {t("lacksText")}
        </Notice>
      )}
    </div>
  );
}
