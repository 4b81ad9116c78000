"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { limits, type Participant, type Role } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { textUpTo, wholeNumber } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

const roles = ["consumer", "prosumer", "flexibility_provider", "grid_operator", "utility"] as const satisfies Role[];
const MOST_W = 0xffff_ffff;

const { nameBytes, locationBytes, contactBytes } = limits.registry;

const schema = v.object({
  role: v.picklist(roles),
  name: textUpTo(nameBytes, 1),
  location: textUpTo(locationBytes),
  contact: textUpTo(contactBytes),
  solarW: v.union([v.literal(""), wholeNumber(1, MOST_W)], "wholeNumber"),
});

type Fields = v.InferOutput<typeof schema>;

/** Asks to be admitted: what the community's verifiers decide about. */
export function ApplyForm({ former }: { former?: Participant }) {
  const t = useTranslations("apply");
  const fieldError = useFieldError();
  const transaction = useTransaction("apply");
  const form = useForm<Fields>({
    resolver: valibotResolver(schema),
    mode: "onTouched",
    defaultValues: {
      role: former?.role ?? "consumer",
      solarW: "",
      ...(former?.profile ?? { name: "", location: "", contact: "" }),
    },
  });
  const { errors } = form.formState;
  const role = form.watch("role");
  const send = form.handleSubmit(async ({ role, name, location, contact, solarW }) => {
    const panels = role === "prosumer" && solarW !== "";
    await transaction.submit({ name: "apply" }, ({ library, deployment, sender }) => [
      library.applyMessage(deployment, sender, {
        role,
        profile: { name: name.trim(), location: location.trim(), contact: contact.trim() },
        equipment: panels ? [{ source: "solar", ratedPowerW: Number(solarW), storageCapacityWh: 0, label: "PV" }] : [],
        certifications: [],
      }),
    ]);
  });
  return (
    <Card title={t("title")} hint={t("hint")}>
      <form onSubmit={(event) => void send(event)} noValidate className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("role")}
          hint={t(`roleHint.${role}`)}
          className="sm:col-span-2"
          {...form.register("role")}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </SelectField>
        <Field
          label={t("name")}
          hint={t("nameHint", { most: String(nameBytes) })}
          autoComplete="name"
          error={fieldError(errors.name)}
          {...form.register("name")}
        />
        <Field
          label={t("location")}
          hint={t("locationHint", { most: String(locationBytes) })}
          autoComplete="address-line1"
          error={fieldError(errors.location)}
          {...form.register("location")}
        />
        <Field
          label={t("contact")}
          hint={t("contactHint", { most: String(contactBytes) })}
          autoComplete="email"
          error={fieldError(errors.contact)}
          {...form.register("contact")}
        />
        {role === "prosumer" && (
          <Field
            label={t("solar")}
            hint={t("solarHint")}
            unit="W"
            inputMode="numeric"
            error={fieldError(errors.solarW)}
            {...form.register("solarW")}
          />
        )}
        <SubmitRow transaction={transaction} className="sm:col-span-2">
          {t("send")}
        </SubmitRow>
      </form>
    </Card>
  );
}
