"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/kit/NumberField";
import { useFormat } from "@/kit/useFormat";
import { formatScaled } from "@/lib/format/number";
import { type Parsed, parseAmountText } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";
import type { Thresholds } from "./thresholds";

/** Of amounts in a field. */
const MICRO_DECIMALS = 6;

interface ThresholdFormProps {
  thresholds: Thresholds;
  onKeep: (thresholds: Thresholds) => void;
}

/** From which amounts on something is told. An empty field is none. */
export function ThresholdForm({ thresholds, onKeep }: ThresholdFormProps) {
  const t = useTranslations("inbox.thresholds");
  const { locale, currency } = useFormat();
  const fieldError = useFieldError();
  const [isKept, setKept] = useState(false);
  const parse = (text: string): Parsed<bigint | undefined> =>
    text.trim() === "" ? { value: undefined } : parseAmountText(text, locale);
  const written = (micro: bigint | undefined) =>
    micro === undefined ? "" : formatScaled(locale, micro, MICRO_DECIMALS, { useGrouping: false });
  const form = useForm({
    resolver: valibotResolver(v.object({ low: parsedBy(parse), trades: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { low: written(thresholds.lowMicro), trades: written(thresholds.tradesMicro) },
  });
  const { errors } = form.formState;
  const keep = form.handleSubmit(({ low, trades }) => {
    const [lowMicro, tradesMicro] = [parse(low), parse(trades)];
    if ("error" in lowMicro || "error" in tradesMicro) return;
    onKeep({ lowMicro: lowMicro.value, tradesMicro: tradesMicro.value });
    setKept(true);
  });
  return (
    <form
      onSubmit={(event) => void keep(event)}
      onChange={() => setKept(false)}
      noValidate
      className="flex flex-col gap-3 py-2"
    >
      <NumberField
        form={form}
        name="low"
        label={t("low")}
        hint={t("lowHint")}
        unit={currency}
        error={fieldError(errors.low)}
      />
      <NumberField
        form={form}
        name="trades"
        label={t("trades")}
        hint={t("tradesHint")}
        unit={currency}
        error={fieldError(errors.trades)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="sm" variant="secondary">
          {t("keep")}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {isKept && t("kept")}
        </p>
      </div>
    </form>
  );
}
