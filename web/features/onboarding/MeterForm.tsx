"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import {
  accuracyClasses,
  decodeDeviceCode,
  InvalidValueError,
  limits,
  type PointKind,
  plainConnection,
  pointKinds,
  type Source,
  sources,
} from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Card } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copyText";
import { Field, SelectField, TextAreaField } from "@/components/ui/field";
import { useConfig } from "@/kit/ConfigProvider";
import { useZones } from "@/kit/queries/getZones";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import type { FieldError } from "@/lib/forms/decimal";
import { connection, wholeNumber } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";
import { VirtualMeter } from "./VirtualMeter";

/** 3 phases of 35 A at 230 V: what a house mostly has. */
const USUAL_W = "24150";
const notACode: FieldError = "notADeviceCode";
const beyondConnection: FieldError = "beyondConnection";
const beyondRange: FieldError = "wholeNumber";

const fields = v.object({
  code: v.pipe(
    v.string(),
    v.check((text) => codeOf(text) !== undefined, notACode),
  ),
  connection,
  zoneId: v.pipe(v.string(), v.nonEmpty("required")),
  accuracyClass: v.picklist(accuracyClasses),
  kind: v.picklist(pointKinds),
  source: v.picklist(sources),
  connectionW: wholeNumber(1, limits.registry.feederW),
  inverterW: v.string(),
});

const schema = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ kind, connectionW }) => kind === "feeder" || Number(connectionW) <= limits.registry.connectionW,
      beyondRange,
    ),
    ["connectionW"],
  ),
  v.forward(
    v.check(
      ({ kind, source, inverterW, connectionW }) =>
        !feedsIn(kind, source) ||
        (/^\d+$/.test(inverterW) && Number(inverterW) >= 1 && Number(inverterW) <= Number(connectionW)),
      beyondConnection,
    ),
    ["inverterW"],
  ),
);

type Fields = v.InferOutput<typeof schema>;

/** What feeds in behind a battery is the battery, and a line carries both ways. */
function feedsIn(kind: PointKind, source: Source): boolean {
  return kind === "battery" || (kind === "prosumer" && source !== "none");
}

function codeOf(text: string) {
  try {
    return decodeDeviceCode(text);
  } catch (error) {
    if (error instanceof InvalidValueError) return undefined;
    throw error;
  }
}

/** Applies for a metering point with the code that its device shows once it knows its owner. */
export function MeterForm({ owner }: { owner: string }) {
  const t = useTranslations("meter");
  const fieldError = useFieldError();
  const { virtualMeters } = useConfig();
  const zones = useZones();
  const transaction = useTransaction("applyForMeter");
  const form = useForm<Fields>({
    resolver: valibotResolver(schema),
    mode: "onTouched",
    defaultValues: {
      code: "",
      connection: "",
      zoneId: "",
      accuracyClass: "b",
      kind: "prosumer",
      source: "none",
      connectionW: USUAL_W,
      inverterW: "",
    },
  });
  const { errors } = form.formState;
  const found = codeOf(form.watch("code"));
  const kind = form.watch("kind");
  const operates = (zones.data ?? []).filter(({ operator }) => operator === owner);
  const kinds = pointKinds.filter((one) => one !== "feeder" || operates.length > 0);
  const send = form.handleSubmit(async (entered) => {
    const { code, zoneId, accuracyClass, connectionW, inverterW } = entered;
    const source = entered.kind === "prosumer" ? entered.source : "none";
    const fedIn = feedsIn(entered.kind, source) ? inverterW : "0";
    const { serial, deviceKey, proof } = decodeDeviceCode(code);
    const meter = {
      serial,
      deviceKey,
      class: accuracyClass,
      kind: entered.kind,
      source,
      zoneId: Number(zoneId),
      connectionW: Number(connectionW),
      inverterW: Number(entered.kind === "feeder" ? connectionW : fedIn),
    };
    const record = await transaction.submit(
      { name: "applyForMeter", values: { serial } },
      ({ library, deployment, sender }) => [
        library.applyForMeterMessage(deployment, sender, {
          meter,
          connection: plainConnection(entered.connection),
          proof,
        }),
      ],
    );
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  /** Nobody has a bill for a virtual meter's connection, which is called as the meter. */
  const takeVirtual = (code: string) => {
    form.setValue("code", code, { shouldValidate: true });
    form.setValue("connection", plainConnection(codeOf(code)?.serial ?? ""), { shouldValidate: true });
  };
  return (
    <Card title={t("title")} hint={t("hint")}>
      <ol className="mb-4 list-decimal space-y-2 pl-5 text-sm marker:text-ink-soft">
        <li>
          {t("tellAddress")}
          <CopyText text={owner} label={t("copyAddress")} done={t("copied")} />
        </li>
        <li>{t("enterCode")}</li>
      </ol>
      {virtualMeters && <VirtualMeter owner={owner} onCode={takeVirtual} />}
      <form onSubmit={(event) => void send(event)} noValidate className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          label={t("code")}
          hint={found ? t("codeOf", { serial: found.serial }) : t("codeHint")}
          error={fieldError(errors.code)}
          rows={4}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className="sm:col-span-2"
          {...form.register("code")}
        />
        <Field
          label={t("connectionName")}
          hint={t("connectionNameHint")}
          autoComplete="off"
          spellCheck={false}
          error={fieldError(errors.connection)}
          {...form.register("connection")}
        />
        <SelectField
          label={t("zone")}
          hint={t("zoneHint")}
          error={fieldError(errors.zoneId)}
          {...form.register("zoneId")}
        >
          <option value="">{t("chooseZone")}</option>
          {(kind === "feeder" ? operates : zones.data)?.map(({ zoneId, name }) => (
            <option key={zoneId} value={zoneId}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("class")} hint={t("classHint")} {...form.register("accuracyClass")}>
          {accuracyClasses.map((one) => (
            <option key={one} value={one}>
              {t("classOf", { name: one.toUpperCase() })}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("kind")} hint={t("kindHint")} {...form.register("kind")}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        {kind === "prosumer" && (
          <SelectField label={t("source")} hint={t("sourceHint")} {...form.register("source")}>
            {sources.map((source) => (
              <option key={source} value={source}>
                {t(`sources.${source}`)}
              </option>
            ))}
          </SelectField>
        )}
        <Field
          label={t("connection")}
          hint={t("connectionHint")}
          unit="W"
          inputMode="numeric"
          error={fieldError(errors.connectionW)}
          {...form.register("connectionW")}
        />
        {feedsIn(kind, form.watch("source")) && (
          <Field
            label={t("inverter")}
            hint={t("inverterHint")}
            unit="W"
            inputMode="numeric"
            error={fieldError(errors.inverterW)}
            {...form.register("inverterW")}
          />
        )}
        <SubmitRow transaction={transaction} className="sm:col-span-2">
          {t("apply")}
        </SubmitRow>
      </form>
    </Card>
  );
}
