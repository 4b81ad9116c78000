"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type FieldValues, type Path, type PathValue, type UseFormReturn, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { hundredfoldOf } from "@/lib/forms/decimal";
import { readTypedNumber, writeReading } from "@/lib/forms/typedNumber";
import { useFormat } from "./useFormat";

interface NumberFieldProps<Fields extends FieldValues, Checked> extends Omit<ComponentProps<typeof Field>, "form"> {
  form: UseFormReturn<Fields, unknown, Checked>;
  name: Path<Fields>;
  /** A price of energy, which is hardly ever below one hundredth of the currency. */
  isPrice?: boolean;
  /** A distance or a measured value; of what else is below zero no reading is offered. */
  mayBeNegative?: boolean;
}

/** A number of a form; offers what was probably meant where what was typed can be read in two ways. */
export function NumberField<Fields extends FieldValues, Checked>({
  form,
  name,
  isPrice = false,
  mayBeNegative = false,
  ...rest
}: NumberFieldProps<Fields, Checked>) {
  const t = useTranslations("form.choice");
  const { locale, currency, price } = useFormat();
  const text = String(useWatch({ control: form.control, name }) ?? "");
  const read = readTypedNumber(text, locale);
  const isAmbiguous =
    typeof read === "object" && "readings" in read && (mayBeNegative || !read.readings[0].startsWith("-"));
  const isTouched = form.getFieldState(name, form.formState).isTouched;
  const hundredfold = isPrice && isTouched ? hundredfoldOf(text, locale, currency) : undefined;
  const readings = isAmbiguous ? read.readings : hundredfold === undefined ? [] : [hundredfold.reading];
  const choose = (reading: string) =>
    form.setValue(name, writeReading(reading, locale) as PathValue<Fields, Path<Fields>>, {
      shouldDirty: true,
      shouldTouch: true,
      shouldValidate: true,
    });
  const offers = !rest.disabled && (!isAmbiguous || rest.error !== undefined) && readings.length > 0;
  return (
    <div className="min-w-0">
      <Field inputMode="decimal" autoComplete="off" {...rest} {...form.register(name)} />
      {offers && (
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm" aria-live="polite">
          {hundredfold !== undefined && (
            <span className="text-warn-ink">{t("unit", { price: price(hundredfold.priceMicroPerKwh) })}</span>
          )}
          {readings.map((reading) => (
            <Button key={reading} size="sm" variant="secondary" onClick={() => choose(reading)}>
              {t("take", { number: writeReading(reading, locale), unit: rest.unit ?? "" })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
