"use client";

import { gridStates, limits, orderKinds, orderReserveMicro, pricingModels } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { type Dispatch, type SetStateAction, useEffect } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segments } from "@/components/ui/segments";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { NumberField } from "@/kit/NumberField";
import { usePoint, useTerms } from "@/kit/queries/getPoint";
import { useZones } from "@/kit/queries/getZones";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useFieldError } from "@/lib/forms/useFieldError";
import type { TakenLevel } from "./DepthCard";
import { useBooks, useForward, useForwardSlot } from "./getMarket";
import { conditionKinds, emptyOrder, type OrderFields, type OrderTermsOf, readOrder } from "./orderForm";

interface OrderCardProps {
  meterId: number;
  /** The slot that somebody chose, or began to fill in the form for. It stays when its book closes. */
  chosenSlot: number | undefined;
  /** One that can be traded now. */
  openSlot: number | undefined;
  chooseSlot: Dispatch<SetStateAction<number | undefined>>;
  /** A price of the book that was pressed: it comes into the form. */
  taken: TakenLevel | undefined;
}

/** Places an order of any kind. */
export function OrderCard(props: OrderCardProps) {
  const t = useTranslations("market.form");
  const { currency, locale } = useFormat();
  const { deployment } = useConfig();
  const forward = useForward();
  const terms = useTerms();
  const slot = props.chosenSlot ?? props.openSlot;
  const book = useForwardSlot(slot);
  if (forward.isLoadingError || terms.isLoadingError)
    return <Unanswered title={t("unreachable")} of={[forward, terms]} />;
  if (!forward.data || !terms.data) return <Loading className="h-96" />;
  const { tariff, priceTickMicroPerKwh } = terms.data;
  if (forward.data.params.horizonSlots === 0) return <Card title={t("title")}>{t("closed")}</Card>;
  const termsOf = (): OrderTermsOf => ({
    currency,
    locale,
    priceTickMicroPerKwh: book.data?.priceTickMicroPerKwh ?? priceTickMicroPerKwh,
    floorMicroPerKwh: book.data?.floorMicroPerKwh ?? tariff.feedInMicroPerKwh,
    ceilingMicroPerKwh: book.data?.ceilingMicroPerKwh ?? tariff.retailMicroPerKwh,
    params: forward.data.params,
    slotSeconds: deployment.slotSeconds,
    now: Math.floor(Date.now() / 1000),
  });
  return <OrderForm {...props} slot={slot} termsOf={termsOf} />;
}

interface OrderFormProps extends Omit<OrderCardProps, "chosenSlot"> {
  slot: number | undefined;
  termsOf: () => OrderTermsOf;
}

function OrderForm({ meterId, slot, openSlot, chooseSlot, termsOf, taken }: OrderFormProps) {
  const t = useTranslations("market.form");
  const format = useFormat();
  const fieldError = useFieldError();
  const zones = useZones();
  const account = usePoint(meterId);
  const zoneOf = zones.data?.[0]?.zoneId ?? 0;
  const books = useBooks(zoneOf);
  const transaction = useTransaction(`order:${meterId}`);
  const form = useForm<OrderFields>({
    mode: "onTouched",
    defaultValues: emptyOrder,
    resolver: (values) => {
      const read = readOrder(values, slot, termsOf());
      if ("order" in read) return { values, errors: {} };
      const errors = Object.fromEntries(
        Object.entries(read.errors).map(([name, message]) => [name, { type: "check", message }]),
      );
      return { values: {}, errors: errors as FieldErrors<OrderFields> };
    },
  });
  useEffect(() => {
    if (taken === undefined) return;
    const { setValue, getValues, setFocus } = form;
    setValue("side", taken.side);
    if (getValues("kind") === "bundle") setValue("kind", "limit");
    setValue("pricing", "fixed");
    setValue("price", format.priceNumber(taken.priceMicroPerKwh), { shouldValidate: true });
    setFocus("energy");
  }, [taken, form, format]);
  const { errors } = form.formState;
  const fields = form.watch();
  const terms = termsOf();
  const read = readOrder(fields, slot, terms);
  const slotError = slot !== undefined && "errors" in read ? read.errors.slot : undefined;
  const begin = () => chooseSlot((chosen) => chosen ?? openSlot);
  const send = form.handleSubmit(async (values) => {
    const again = readOrder(values, slot, termsOf());
    if ("errors" in again) return;
    const record = await transaction.submit({ name: "placeOrder" }, ({ library, deployment, sender }) => [
      library.placeOrdersMessage(deployment, sender, { meterId, orders: [again.order] }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset({ ...values, energy: "" });
  });
  const words = {
    tick: format.price(terms.priceTickMicroPerKwh),
    floor: format.price(terms.floorMicroPerKwh),
    ceiling: format.price(terms.ceilingMicroPerKwh),
    widest: format.price(terms.ceilingMicroPerKwh - terms.floorMicroPerKwh),
    smallest: format.energy(terms.params.minEnergyWh),
    horizon: String(terms.params.horizonSlots),
  };
  const error = (name: keyof OrderFields) => fieldError(errors[name], words);
  const isLimit = fields.kind === "limit";
  const slotsToChoose = books.data?.items ?? [];
  return (
    <Card title={t("title")} hint={t("hint", { smallest: words.smallest })}>
      <form onSubmit={(event) => void send(event)} onChange={begin} noValidate className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-wrap gap-3 sm:col-span-2">
          <Segments
            label={t("side")}
            value={fields.side}
            onChange={(side) => {
              form.setValue("side", side);
              begin();
            }}
            options={(["buy", "sell"] as const).map((value) => ({ value, label: t(`sides.${value}`) }))}
          />
          <Segments
            label={t("kind")}
            value={fields.kind}
            onChange={(kind) => {
              form.setValue("kind", kind);
              begin();
            }}
            options={orderKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </div>
        <p className="text-ink-soft text-sm sm:col-span-2">{t(`kindHint.${fields.kind}`)}</p>
        <SelectField
          label={t(fields.kind === "bundle" ? "firstSlot" : "slot")}
          value={slot ?? ""}
          onChange={(event) => chooseSlot(Number(event.target.value))}
        >
          {slot !== undefined && !slotsToChoose.some((book) => book.slot === slot) && (
            <option value={slot}>{format.slotTime(slot)}</option>
          )}
          {slotsToChoose.map((book) => (
            <option key={book.slot} value={book.slot}>
              {format.slotTime(book.slot)}
            </option>
          ))}
        </SelectField>
        {slotError !== undefined && (
          <Notice
            tone="warn"
            live
            className="sm:col-span-2"
            title={fieldError({ message: slotError }, words)}
            action={
              openSlot !== undefined && (
                <Button size="sm" variant="secondary" onClick={() => chooseSlot(openSlot)}>
                  {t("takeSlot", { time: format.slotClock(openSlot) })}
                </Button>
              )
            }
          >
            {t("kept")}
          </Notice>
        )}
        {fields.kind === "bundle" && (
          <Field
            label={t("slots")}
            hint={t("slotsHint", { most: String(limits.trading.bundleParts) })}
            inputMode="numeric"
            error={error("slots")}
            {...form.register("slots")}
          />
        )}
        <NumberField
          form={form}
          name="energy"
          label={t(fields.kind === "bundle" ? "energyEach" : "energy")}
          unit="kWh"
          hint={t("energyHint", { smallest: words.smallest })}
          error={error("energy")}
        />
        {isLimit && (
          <SelectField label={t("pricing")} {...form.register("pricing")}>
            <option value="fixed">{t("fixed")}</option>
            {pricingModels.map((model) => (
              <option key={model} value={model}>
                {t("follow", { model: t(`models.${model}`) })}
              </option>
            ))}
          </SelectField>
        )}
        {isLimit && fields.pricing !== "fixed" ? (
          <NumberField
            form={form}
            name="offset"
            mayBeNegative
            inputMode="text"
            label={t("offset")}
            hint={`${t(`modelHint.${fields.pricing}`)} ${t("offsetRange", { floor: words.floor, ceiling: words.ceiling })}`}
            unit={format.priceUnit}
            error={error("offset")}
          />
        ) : (
          <NumberField
            form={form}
            name="price"
            isPrice
            label={t(`price.${fields.kind}.${fields.side}`)}
            hint={t("range", { floor: words.floor, ceiling: words.ceiling })}
            unit={format.priceUnit}
            error={error("price")}
          />
        )}
        {fields.kind !== "market" && (
          <Field
            label={t("expires")}
            hint={t("expiresHint", { most: words.horizon })}
            inputMode="numeric"
            autoComplete="off"
            error={error("expiresAfter")}
            {...form.register("expiresAfter")}
          />
        )}
        {fields.kind !== "bundle" && (
          <SelectField label={t("condition")} {...form.register("condition")}>
            {conditionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`conditions.${kind}`)}
              </option>
            ))}
          </SelectField>
        )}
        {fields.kind !== "bundle" && fields.condition !== "none" && (
          <fieldset className="grid gap-4 rounded-xl bg-sunken p-3 sm:col-span-2 sm:grid-cols-3">
            <legend className="sr-only">{t("condition")}</legend>
            {fields.condition !== "feed" && (
              <SelectField
                label={t("conditionZone")}
                error={error("conditionZone")}
                {...form.register("conditionZone")}
              >
                <option value="">{t("choose")}</option>
                {zones.data?.map(({ zoneId, name }) => (
                  <option key={zoneId} value={zoneId}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
            {fields.condition === "feed" && (
              <Field label={t("feedId")} error={error("feedId")} {...form.register("feedId")} />
            )}
            {fields.condition !== "zoneState" && (
              <SelectField label={t("comparison")} {...form.register("comparison")}>
                <option value="above">{t("above")}</option>
                <option value="below">{t("below")}</option>
              </SelectField>
            )}
            {fields.condition === "zonePrice" && (
              <NumberField
                form={form}
                name="conditionPrice"
                isPrice
                label={t("conditionPrice")}
                unit={format.priceUnit}
                error={error("conditionPrice")}
              />
            )}
            {fields.condition === "feed" && (
              <NumberField
                form={form}
                name="feedValue"
                mayBeNegative
                inputMode="text"
                label={t("feedValue")}
                error={error("feedValue")}
              />
            )}
            {fields.condition === "zoneState" && (
              <SelectField label={t("conditionState")} {...form.register("conditionState")}>
                {gridStates.map((state) => (
                  <option key={state} value={state}>
                    {t(`states.${state}`)}
                  </option>
                ))}
              </SelectField>
            )}
          </fieldset>
        )}
        {slotError === undefined && (
          <p className="rounded-xl bg-sunken px-4 py-3 text-sm sm:col-span-2" aria-live="polite">
            {"order" in read
              ? t("reserve", {
                  amount: format.money(
                    orderReserveMicro(read.order, { ...terms, orderDepositMicro: terms.params.orderDepositMicro }),
                  ),
                  available: account.data ? format.money(account.data.availableMicro) : "–",
                })
              : t("incomplete")}
          </p>
        )}
        <SubmitRow transaction={transaction} className="sm:col-span-2">
          {t("send")}
        </SubmitRow>
      </form>
    </Card>
  );
}
