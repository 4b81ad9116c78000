"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { type DemandResponseEvent, limits, type Zone } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { Loading } from "@/kit/Loading";
import { NumberField } from "@/kit/NumberField";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { useFieldError } from "@/lib/forms/useFieldError";
import { type EventFields, eventOf, eventSchema } from "./eventForm";
import { useDemandResponseEvents } from "./getDemandResponseEvents";

/** Events that ask for less use, or more: those to come, and a new one for a zone of one's own. */
export function DemandResponse({ zones, mine }: { zones: Zone[]; mine: Zone[] }) {
  const t = useTranslations("demandResponse");
  const events = useDemandResponseEvents();
  const current = useCurrentSlot();
  const open = events.data?.filter(({ toSlot }) => toSlot >= current) ?? [];
  const isMine = ({ zoneId }: DemandResponseEvent) => mine.some((zone) => zone.zoneId === zoneId);
  return (
    <Card title={t("title")} hint={t("hint")}>
      {events.isPending && <Loading className="h-16" />}
      <Unanswered title={t("unreachable")} of={[events]} />
      {events.data !== undefined && open.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      {open.length > 0 && (
        <ul className="divide-y">
          {open.map((event) => (
            <EventRow
              key={event.eventId}
              event={event}
              zone={zones.find(({ zoneId }) => zoneId === event.zoneId)}
              mine={isMine(event)}
            />
          ))}
        </ul>
      )}
      {mine.length > 0 && <Announce zones={mine} />}
    </Card>
  );
}

function EventRow({ event, zone, mine }: { event: DemandResponseEvent; zone: Zone | undefined; mine: boolean }) {
  const t = useTranslations("demandResponse");
  const format = useFormat();
  const { eventId, fromSlot, toSlot, multiplierPermille } = event;
  const transaction = useTransaction(`withdrawEvent:${eventId}`);
  const current = useCurrentSlot();
  const withdraw = () =>
    transaction.submit(
      { name: "withdrawEvent", values: { id: String(eventId) } },
      ({ library, deployment, sender }) => [library.withdrawEventMessage(deployment, sender, { eventId })],
    );
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 py-2.5 text-sm">
      <div className="min-w-0">
        <p className="font-medium">
          {t("of", { zone: zone?.name ?? String(event.zoneId), factor: format.percent(BigInt(multiplierPermille)) })}
        </p>
        <p className="text-ink-soft">{format.slotRange(fromSlot, toSlot)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <TxProgress record={transaction.last} />
        {fromSlot <= current && <Badge tone="warn">{t("running")}</Badge>}
        {mine && toSlot > current && (
          <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void withdraw()}>
            {t("withdraw")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Announce({ zones }: { zones: Zone[] }) {
  const t = useTranslations("demandResponse");
  const format = useFormat();
  const fieldError = useFieldError();
  const current = useCurrentSlot();
  const transaction = useTransaction("announceEvent");
  const form = useForm<EventFields>({
    resolver: valibotResolver(eventSchema(format.locale)),
    mode: "onTouched",
    defaultValues: { zoneId: String(zones[0]?.zoneId ?? 0), startsIn: "4", slots: "4", multiplier: "150" },
  });
  const { errors } = form.formState;
  const fields = form.watch();
  const send = form.handleSubmit(async (values) => {
    await transaction.submit({ name: "announceEvent" }, ({ library, deployment, sender }) => [
      library.announceEventMessage(deployment, sender, eventOf(values, current, format.locale)),
    ]);
  });
  const { eventAheadSlots, eventSlots, multiplierPermille } = limits.grid;
  const most = { most: format.percent(BigInt(multiplierPermille)), ahead: String(eventAheadSlots) };
  const event = v.is(eventSchema(format.locale), fields) ? eventOf(fields, current, format.locale) : undefined;
  return (
    <form
      onSubmit={(submitted) => void send(submitted)}
      noValidate
      className="mt-4 grid gap-3 border-t pt-4 sm:grid-cols-2"
    >
      <h3 className="font-medium text-sm sm:col-span-2">{t("announce")}</h3>
      <SelectField label={t("zone")} hint={t("zoneHint")} {...form.register("zoneId")}>
        {zones.map(({ zoneId, name }) => (
          <option key={zoneId} value={zoneId}>
            {name}
          </option>
        ))}
      </SelectField>
      <NumberField
        form={form}
        name="multiplier"
        label={t("multiplier")}
        hint={t("multiplierHint")}
        unit="%"
        error={fieldError(errors.multiplier, most)}
      />
      <Field
        label={t("startsIn")}
        unit={t("slots")}
        hint={t("upTo", { most: format.number(BigInt(eventAheadSlots)) })}
        inputMode="numeric"
        autoComplete="off"
        error={fieldError(errors.startsIn)}
        {...form.register("startsIn")}
      />
      <Field
        label={t("lasts")}
        unit={t("slots")}
        hint={t("upTo", { most: format.number(BigInt(eventSlots)) })}
        inputMode="numeric"
        autoComplete="off"
        error={fieldError(errors.slots, most)}
        {...form.register("slots")}
      />
      <p className="rounded-xl bg-sunken px-4 py-3 text-sm sm:col-span-2" aria-live="polite">
        {event === undefined
          ? t("incomplete")
          : t("will", {
              range: format.slotRange(event.fromSlot, event.toSlot),
              factor: format.percent(BigInt(event.multiplierPermille)),
            })}
      </p>
      <SubmitRow transaction={transaction} className="sm:col-span-2">
        {t("send")}
      </SubmitRow>
    </form>
  );
}
