"use client";

import type { CallFlexibilityParameters, OpenCall, Relief, Zone } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { SelectField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { NumberField } from "@/kit/NumberField";
import { useOffered } from "@/kit/queries/getOffered";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { useFieldError } from "@/lib/forms/useFieldError";
import { type CallFields, type CallLimits, callableSlots, carriedWh, mostCostMicro, readCall } from "./callForm";
import { isCapDoubted } from "./termsForm";

const reliefs = ["draw_less", "feed_in_less"] as const satisfies readonly Relief[];
/** How far after the first slot that can be called the form begins: time to fill it in. */
const BEGINS_AFTER_SLOTS = 4;

interface CallByHandProps {
  zone: Zone;
  zones: readonly Zone[];
  noticeSlots: number | undefined;
  open: readonly OpenCall[];
  /** The operator's money with balancing. */
  availableMicro: bigint;
  retailMicroPerKwh: number;
}

/** Calls the zone's offers for one slot. The slot that was chosen stays so: when it can be called no more, nothing is signed. */
export function CallByHand({ zone, zones, noticeSlots, open, availableMicro, retailMicroPerKwh }: CallByHandProps) {
  const t = useTranslations("calling.hand");
  const format = useFormat();
  const fieldError = useFieldError();
  const current = useCurrentSlot();
  const transaction = useTransaction(`call:${zone.zoneId}`);
  const { locale, currency } = format;
  const limits: CallLimits = { currency, locale, zone, zones, current, noticeSlots, open, availableMicro };
  const { first, last } = callableSlots(limits);
  const form = useForm<CallFields>({
    mode: "onTouched",
    defaultValues: { slot: first + BEGINS_AFTER_SLOTS, relief: "draw_less", energy: "", cap: "" },
    resolver: (values) => {
      const read = readCall(values, limits);
      if ("call" in read) return { values, errors: {} };
      const errors = Object.entries(read.errors).map(([name, message]) => [name, { type: "check", message }]);
      return { values: {}, errors: Object.fromEntries(errors) as FieldErrors<CallFields> };
    },
  });
  const { errors } = form.formState;
  const { slot, relief, ...rest } = form.watch();
  const now = readCall({ slot, relief, ...rest }, limits);
  const slotError = "errors" in now ? now.errors.slot : undefined;
  // Whether the money is enough changes with what is needed, and with each deposit.
  const liveCap = "errors" in now ? now.errors.cap : undefined;
  const isAboutMoney = liveCap === "noMoney" || errors.cap?.message === "noMoney";
  const capError = isAboutMoney ? liveCap && { message: liveCap } : errors.cap;
  const [reviewed, review] = useState<CallFlexibilityParameters>();
  const offered = useOffered(zone.zoneId, relief).data;
  const ask = form.handleSubmit((values) => {
    const read = readCall(values, limits);
    if ("call" in read) review(read.call);
  });
  const send = async (call: CallFlexibilityParameters) => {
    const values = { zone: zone.name, time: format.slotTime(call.slot) };
    const record = await transaction.submit({ name: "call", values }, ({ library, deployment, sender }) => [
      library.callFlexibilityMessage(deployment, sender, call),
    ]);
    if (record?.status !== "inBlock" && record?.status !== "final") return;
    review(undefined);
    form.reset({ ...form.getValues(), slot: call.slot + 1, energy: "" });
  };
  const words = {
    tick: format.price(OFFER_TICK_MICRO_PER_KWH),
    most: format.energy(carriedWh(zone, relief)),
    available: format.money(availableMicro),
  };
  const doubtOf = (call: CallFlexibilityParameters) => {
    if (isCapDoubted(call.priceCapMicroPerKwh, retailMicroPerKwh))
      return t("doubtCap", { retail: format.price(retailMicroPerKwh) });
    if (offered !== undefined && offered.energyWh < call.neededWh)
      return t("doubtOffered", { offers: offered.offers, offered: format.energy(offered.energyWh) });
    return undefined;
  };
  const slots = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <form
      onSubmit={(event) => void ask(event)}
      onChange={() => review(undefined)}
      noValidate
      className="grid gap-3 sm:grid-cols-2"
    >
      <div className="sm:col-span-2">
        <h3 className="font-medium">{t("title")}</h3>
        <p className="text-ink-soft text-sm">{t("hint")}</p>
      </div>
      <div className="sm:col-span-2">
        <Segments
          label={t("relief")}
          value={relief}
          onChange={(next) => {
            review(undefined);
            form.setValue("relief", next, { shouldValidate: form.formState.isSubmitted });
          }}
          options={reliefs.map((value) => ({ value, label: t(`reliefs.${value}`) }))}
        />
      </div>
      <SelectField
        className="sm:col-span-2"
        label={t("slot")}
        hint={t("slotHint")}
        error={slotError && fieldError({ message: slotError })}
        value={slot}
        onChange={({ target }) => form.setValue("slot", Number(target.value), { shouldValidate: true })}
      >
        {(slot < first || slot > last) && <option value={slot}>{format.slotRange(slot, slot)}</option>}
        {slots.map((one) => (
          <option key={one} value={one}>
            {format.slotRange(one, one)}
          </option>
        ))}
      </SelectField>
      <NumberField
        form={form}
        name="energy"
        label={t("energy")}
        hint={t("energyHint", words)}
        unit="kWh"
        error={fieldError(errors.energy, words)}
      />
      <NumberField
        form={form}
        name="cap"
        isPrice
        label={t("cap")}
        hint={t("capHint", words)}
        unit={format.priceUnit}
        error={fieldError(capError, words)}
      />
      <SubmitRow transaction={transaction} size="sm" className="sm:col-span-2">
        {t("review")}
      </SubmitRow>
      {reviewed && (
        <div className="sm:col-span-2">
          <ConfirmChange
            consequences={[
              t(`will.${reviewed.relief}`, {
                zone: zone.name,
                energy: format.energy(reviewed.neededWh),
                time: format.slotRange(reviewed.slot, reviewed.slot),
              }),
              t("willHold", {
                money: format.money(mostCostMicro(reviewed.neededWh, reviewed.priceCapMicroPerKwh)),
              }),
              t("willPay", { cap: format.price(reviewed.priceCapMicroPerKwh) }),
              t("noWayBack"),
            ]}
            doubt={doubtOf(reviewed)}
            sign={t("sign")}
            busy={transaction.busy || slotError !== undefined}
            onSign={() => void send(reviewed)}
            onBack={() => review(undefined)}
          />
        </div>
      )}
    </form>
  );
}
