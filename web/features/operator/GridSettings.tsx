"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useQuery } from "@tanstack/react-query";
import { type Line, limits, type Zone } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { Loading } from "@/kit/Loading";
import { NumberField } from "@/kit/NumberField";
import { useTerms } from "@/kit/queries/getPoint";
import { getZonesOptions, useZones } from "@/kit/queries/getZones";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { formatKwhInput, parseEnergyOrZero, parsePriceText } from "@/lib/forms/decimal";
import { address as addressField, parsedBy, textUpTo } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";
import { BeyondLine } from "./BeyondLine";
import { DemandResponse } from "./DemandResponse";
import { isBeyondSpread } from "./doubts";
import { useHouseholds, zonesBelow } from "./getHouseholds";
import { useScheduled } from "./getScheduled";
import { StateForm } from "./StateForm";
import { nextTermsSlot } from "./TariffSettings";

/** How long a page may show terms that have ended. */
const TERMS_MS = 15_000;

export function GridSettings() {
  const t = useTranslations("gridSettings");
  // What was set for later begins without an event.
  const zones = useQuery({ ...getZonesOptions(useConfig().deployment), refetchInterval: TERMS_MS });
  const { operates } = useEntitlement();
  if (zones.isLoadingError) return <Unanswered title={t("unreachable")} of={[zones]} />;
  if (!zones.data) return <Loading className="h-56" />;
  const mine = zones.data.filter(({ zoneId }) => operates.includes(zoneId));
  return (
    <div className="gap-4 lg:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid">
      {zones.data.map((zone) => (
        <ZoneCard key={zone.zoneId} zone={zone} mine={operates.includes(zone.zoneId)} />
      ))}
      <DemandResponse zones={zones.data} mine={mine} />
      {mine.length > 0 && <AddZone parents={mine} count={zones.data.length} />}
    </div>
  );
}

function ZoneCard({ zone, mine }: { zone: Zone; mine: boolean }) {
  const t = useTranslations("gridSettings");
  const format = useFormat();
  const tStates = useTranslations("grid.zoneStates");
  const { line } = zone;
  return (
    <Card
      title={zone.name}
      hint={t("zoneNumber", { id: zone.zoneId })}
      aside={
        <span className="flex flex-wrap gap-2">
          {zone.islanded && <Badge tone="warn">{t("islanded")}</Badge>}
          <Badge tone={zone.state === "normal" ? "neutral" : zone.state === "emergency" ? "bad" : "warn"}>
            {tStates(zone.state)}
          </Badge>
        </span>
      }
    >
      {line && (
        <p className="mb-3 text-sm">
          {t("lineNow", {
            up: format.energy(line.capacityUpWh),
            down: format.energy(line.capacityDownWh),
            fee: format.price(line.feeMicroPerKwh),
          })}
        </p>
      )}
      <ScheduledTerms zone={zone} />
      {mine && line && <BeyondLine zone={zone} />}
      {mine ? (
        <div className="flex flex-col gap-4 divide-y [&>*:not(:last-child)]:pb-4">
          <StateForm zone={zone} />
          {line && <LineForm zone={zone} />}
          {line && <IslandButton zone={zone} />}
          <StorageForm zone={zone} />
        </div>
      ) : (
        <p className="text-ink-soft text-sm">{t("notYours")}</p>
      )}
    </Card>
  );
}

/** What is set already for later, with its time. */
function ScheduledTerms({ zone }: { zone: Zone }) {
  const t = useTranslations("gridSettings");
  const format = useFormat();
  const next = useScheduled().data?.zones.find(({ zoneId }) => zoneId === zone.zoneId);
  if (next === undefined) return null;
  const { capacityUpWh, capacityDownWh, feeMicroPerKwh, islanded } = next.zone;
  const time = format.slotStart(next.fromSlot);
  const isLine =
    zone.line !== undefined &&
    (zone.line.capacityUpWh !== capacityUpWh ||
      zone.line.capacityDownWh !== capacityDownWh ||
      zone.line.feeMicroPerKwh !== feeMicroPerKwh);
  const values = {
    time,
    up: format.energy(capacityUpWh),
    down: format.energy(capacityDownWh),
    fee: format.price(feeMicroPerKwh),
  };
  return (
    <Notice className="mb-3">
      {islanded !== zone.islanded && <p>{t(islanded ? "scheduledCutOff" : "scheduledJoin", { time })}</p>}
      {isLine && !islanded && <p>{t("scheduledLine", values)}</p>}
    </Notice>
  );
}

/** How many households a change of a zone concerns, as a sentence; none where nobody counts them. */
function useConcerns(zone: Zone, wanted: boolean): string[] {
  const t = useTranslations("gridSettings");
  const zones = useZones().data ?? [];
  const count = useHouseholds(zonesBelow(zones, zone.zoneId), wanted);
  return count === undefined ? [] : [t("concerns", { count })];
}

function useLineFields() {
  const format = useFormat();
  const tick = useTerms().data?.priceTickMicroPerKwh ?? 1000;
  const parseFee = (text: string) => parsePriceText(text, format.currency, tick, format.locale);
  const parseEnergy = (text: string) => parseEnergyOrZero(text, format.locale);
  const fields = { up: parsedBy(parseEnergy), down: parsedBy(parseEnergy), fee: parsedBy(parseFee) };
  const lineOf = ({ up, down, fee }: { up: string; down: string; fee: string }) => {
    const [upWh, downWh, price] = [parseEnergy(up), parseEnergy(down), parseFee(fee)];
    if ("error" in upWh || "error" in downWh || "error" in price) throw new Error("the form has checked these");
    return { capacityUpWh: upWh.value, capacityDownWh: downWh.value, feeMicroPerKwh: price.value ?? 0 };
  };
  return { fields, lineOf, tick: format.price(tick) };
}

function LineForm({ zone }: { zone: Zone }) {
  const t = useTranslations("gridSettings");
  const format = useFormat();
  const fieldError = useFieldError();
  const { slotSeconds } = useConfig().deployment;
  const transaction = useTransaction(`line:${zone.zoneId}`);
  const { fields, lineOf, tick } = useLineFields();
  const form = useForm({
    resolver: valibotResolver(v.object(fields)),
    mode: "onTouched",
    defaultValues: {
      up: formatKwhInput(format.locale, zone.line?.capacityUpWh ?? 0n),
      down: formatKwhInput(format.locale, zone.line?.capacityDownWh ?? 0n),
      fee: format.priceNumber(zone.line?.feeMicroPerKwh ?? 0),
    },
  });
  const { errors } = form.formState;
  const [reviewed, review] = useState<Line>();
  const concerns = useConcerns(zone, reviewed !== undefined);
  const tariff = useTerms().data?.tariff;
  const ask = form.handleSubmit((values) => review(lineOf(values)));
  const send = async (line: Line) => {
    const purpose = { name: "setLine", values: { zone: zone.name } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.setLineMessage(deployment, sender, {
        zoneId: zone.zoneId,
        fromSlot: nextTermsSlot(slotSeconds),
        line,
      }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") review(undefined);
  };
  const doubt = reviewed && tariff && doubtOfLine(reviewed);
  function doubtOfLine({ feeMicroPerKwh, capacityUpWh, capacityDownWh }: Line): string | undefined {
    if (tariff !== undefined && isBeyondSpread(feeMicroPerKwh, tariff))
      return t("doubtLineFee", {
        fee: format.price(feeMicroPerKwh),
        spread: format.price(tariff.retailMicroPerKwh - tariff.feedInMicroPerKwh),
      });
    return capacityUpWh === 0n && capacityDownWh === 0n ? t("doubtLineClosed") : undefined;
  }
  return (
    <form
      onSubmit={(event) => void ask(event)}
      onChange={() => review(undefined)}
      noValidate
      className="grid gap-3 sm:grid-cols-3"
    >
      <NumberField form={form} name="up" label={t("up")} unit="kWh" error={fieldError(errors.up)} />
      <NumberField form={form} name="down" label={t("down")} unit="kWh" error={fieldError(errors.down)} />
      <NumberField
        form={form}
        name="fee"
        label={t("fee")}
        unit={format.priceUnit}
        error={fieldError(errors.fee, { tick })}
      />
      <SubmitRow transaction={transaction} size="sm" className="sm:col-span-3">
        {t("review")}
      </SubmitRow>
      {reviewed && (
        <div className="sm:col-span-3">
          <ConfirmChange
            consequences={[
              t("willLine", {
                time: format.slotStart(nextTermsSlot(slotSeconds)),
                zone: zone.name,
                up: format.energy(reviewed.capacityUpWh),
                down: format.energy(reviewed.capacityDownWh),
                fee: format.price(reviewed.feeMicroPerKwh),
              }),
              ...concerns,
            ]}
            doubt={doubt}
            sign={t("setLine")}
            busy={transaction.busy}
            onSign={() => void send(reviewed)}
            onBack={() => review(undefined)}
          />
        </div>
      )}
    </form>
  );
}

function IslandButton({ zone }: { zone: Zone }) {
  const t = useTranslations("gridSettings");
  const { slotSeconds } = useConfig().deployment;
  const format = useFormat();
  const transaction = useTransaction(`island:${zone.zoneId}`);
  const [asked, ask] = useState(false);
  const concerns = useConcerns(zone, asked);
  const send = async () => {
    const record = await transaction.submit(
      { name: "setIsland", values: { zone: zone.name } },
      ({ library, deployment, sender }) => [
        library.setIslandMessage(deployment, sender, {
          zoneId: zone.zoneId,
          fromSlot: nextTermsSlot(slotSeconds),
          islanded: !zone.islanded,
        }),
      ],
    );
    if (record?.status === "inBlock" || record?.status === "final") ask(false);
  };
  const time = format.slotStart(nextTermsSlot(slotSeconds));
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={zone.islanded ? "secondary" : "danger"}
          size="sm"
          disabled={transaction.busy || asked}
          onClick={() => ask(true)}
        >
          {t(zone.islanded ? "join" : "cutOff")}
        </Button>
        <span className="text-ink-soft text-sm">{t("islandHint")}</span>
        <TxProgress record={transaction.last} />
      </div>
      {asked && (
        <div className="mt-3">
          <ConfirmChange
            consequences={[t(zone.islanded ? "willJoin" : "willCutOff", { time, zone: zone.name }), ...concerns]}
            sign={t(zone.islanded ? "signJoin" : "signCutOff")}
            busy={transaction.busy}
            onSign={() => void send()}
            onBack={() => ask(false)}
          />
        </div>
      )}
    </div>
  );
}

function StorageForm({ zone }: { zone: Zone }) {
  const t = useTranslations("gridSettings");
  const format = useFormat();
  const fieldError = useFieldError();
  const transaction = useTransaction(`storage:${zone.zoneId}`);
  const parse = (text: string) => parseEnergyOrZero(text, format.locale);
  const form = useForm({
    resolver: valibotResolver(v.object({ capacity: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { capacity: formatKwhInput(format.locale, zone.storageCapacityWh) },
  });
  const send = form.handleSubmit(async ({ capacity }) => {
    const parsed = parse(capacity);
    if ("error" in parsed) return;
    await transaction.submit({ name: "setStorage", values: { zone: zone.name } }, ({ library, deployment, sender }) => [
      library.setStorageMessage(deployment, sender, { zoneId: zone.zoneId, capacityWh: parsed.value }),
    ]);
  });
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex flex-wrap items-start gap-3">
      <NumberField
        form={form}
        name="capacity"
        className="w-48"
        label={t("storage")}
        hint={t("stored", { energy: format.energy(zone.storedWh) })}
        unit="kWh"
        error={fieldError(form.formState.errors.capacity)}
      />
      <Button type="submit" size="sm" variant="secondary" disabled={transaction.busy} className="mt-8">
        {t("setStorage")}
      </Button>
      <TxProgress record={transaction.last} />
    </form>
  );
}

function AddZone({ parents, count }: { parents: Zone[]; count: number }) {
  const t = useTranslations("gridSettings");
  const format = useFormat();
  const fieldError = useFieldError();
  const { address = "" } = useEntitlement();
  const transaction = useTransaction("addZone");
  const { fields, lineOf, tick } = useLineFields();
  const form = useForm({
    resolver: valibotResolver(
      v.object({ ...fields, name: textUpTo(limits.grid.zoneNameBytes, 1), parent: v.string(), operator: addressField }),
    ),
    mode: "onTouched",
    defaultValues: { name: "", parent: String(parents[0]?.zoneId ?? 0), operator: address, up: "", down: "", fee: "" },
  });
  const { errors } = form.formState;
  const isFull = count >= limits.grid.zones;
  const send = form.handleSubmit(async ({ name, parent, operator, ...line }) => {
    const record = await transaction.submit(
      { name: "addZone", values: { zone: name.trim() } },
      ({ library, deployment, sender }) => [
        library.addZoneMessage(deployment, sender, {
          name: name.trim(),
          parentId: Number(parent),
          operator: operator.trim(),
          line: lineOf(line),
        }),
      ],
    );
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  return (
    <Card title={t("addZone")} hint={t("addZoneHint")}>
      {isFull && <Notice tone="warn" title={t("full", { count: limits.grid.zones })} />}
      <form onSubmit={(event) => void send(event)} noValidate className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t("name")}
          hint={t("nameHint", { most: String(limits.grid.zoneNameBytes) })}
          error={fieldError(errors.name)}
          {...form.register("name")}
        />
        <SelectField label={t("parent")} {...form.register("parent")}>
          {parents.map(({ zoneId, name }) => (
            <option key={zoneId} value={zoneId}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field
          label={t("operator")}
          className="sm:col-span-2"
          spellCheck={false}
          error={fieldError(errors.operator)}
          {...form.register("operator")}
        />
        <NumberField form={form} name="up" label={t("up")} unit="kWh" error={fieldError(errors.up)} />
        <NumberField form={form} name="down" label={t("down")} unit="kWh" error={fieldError(errors.down)} />
        <NumberField
          form={form}
          name="fee"
          label={t("fee")}
          unit={format.priceUnit}
          error={fieldError(errors.fee, { tick })}
        />
        <SubmitRow transaction={transaction} disabled={isFull} className="sm:col-span-2">
          {t("add")}
        </SubmitRow>
      </form>
    </Card>
  );
}
