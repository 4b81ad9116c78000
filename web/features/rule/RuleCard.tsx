"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import type { AccountResponse } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { useForm } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchField } from "@/components/ui/switch";
import { type Terms, usePoint, useTerms } from "@/features/points/getPoint";
import { useFormat } from "@/features/shell/useFormat";
import { TxProgress } from "@/features/transactions/TxProgress";
import { useTransaction } from "@/features/transactions/TxProvider";
import { useFieldError } from "@/lib/forms/useFieldError";
import { RuleSentences } from "./RuleSentences";
import { fieldsOf, noRule, type RuleFields, ruleOf, ruleSchema } from "./ruleForm";

/** My rule: one form, one sentence of what it does, one signature. */
export function RuleCard({ meterId }: { meterId: number }) {
  const t = useTranslations("rule");
  const point = usePoint(meterId);
  const terms = useTerms();
  if (!point.data || !terms.data) {
    return (
      <Card title={t("title")} aria-busy={!point.isError && !terms.isError}>
        {point.isError || terms.isError ? t("unreachable") : <Skeleton className="h-64" />}
      </Card>
    );
  }
  return <RuleForm key={meterId} point={point.data} terms={terms.data} />;
}

function RuleForm({ point, terms }: { point: AccountResponse; terms: Terms }) {
  const t = useTranslations("rule");
  const format = useFormat();
  const fieldError = useFieldError();
  const { locale, currency } = format;
  const { tickMicroPerKwh, tariff } = terms;
  const { meterId } = point;
  const stored = useMemo(() => fieldsOf(point.rule ?? noRule, locale, currency), [point.rule, locale, currency]);
  const form = useForm<RuleFields>({
    defaultValues: stored,
    resolver: valibotResolver(ruleSchema(currency, tickMicroPerKwh)),
    mode: "onTouched",
  });
  const { errors, isDirty } = form.formState;
  // What the chain has now replaces the form, unless something is being changed in it.
  useEffect(() => {
    if (!isDirty) form.reset(stored);
  }, [form, stored, isDirty]);
  const transaction = useTransaction(`rule:${meterId}`);
  const fields = form.watch();
  const rule = ruleOf(fields, currency, tickMicroPerKwh);
  const send = form.handleSubmit(async (values) => {
    const wanted = ruleOf(values, currency, tickMicroPerKwh);
    if (wanted === undefined) return;
    const record = await transaction.submit({ name: "setRule" }, ({ library, deployment, sender }) => [
      library.setRuleMessage(deployment, sender, { meterId, rule: wanted }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") form.reset(values);
  });
  const tick = { tick: format.price(tickMicroPerKwh) };
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aside={fields.paused ? <Badge tone="warn">{t("pausedBadge")}</Badge> : undefined}
    >
      <form onSubmit={(event) => void send(event)} noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("ask")}
            unit={format.priceUnit}
            inputMode="decimal"
            autoComplete="off"
            placeholder={format.priceNumber(tariff.feedInMicroPerKwh)}
            hint={t("askHint", { feedIn: format.price(tariff.feedInMicroPerKwh) })}
            error={fieldError(errors.ask, tick)}
            disabled={fields.paused}
            {...form.register("ask")}
          />
          <Field
            label={t("bid")}
            unit={format.priceUnit}
            inputMode="decimal"
            autoComplete="off"
            placeholder={format.priceNumber(tariff.retailMicroPerKwh)}
            hint={t("bidHint", { retail: format.price(tariff.retailMicroPerKwh) })}
            error={fieldError(errors.bid, tick)}
            disabled={fields.paused}
            {...form.register("bid")}
          />
        </div>
        <div className="mt-2 divide-y">
          <SwitchField
            label={t("hold")}
            hint={t("holdHint")}
            checked={fields.hold}
            disabled={fields.paused}
            onCheckedChange={(checked) => form.setValue("hold", checked, { shouldDirty: true })}
          />
          <SwitchField
            label={t("draw")}
            hint={fields.hold ? t("drawByHold") : t("drawHint")}
            checked={fields.draw || fields.hold}
            disabled={fields.paused || fields.hold}
            onCheckedChange={(checked) => form.setValue("draw", checked, { shouldDirty: true })}
          />
          <SwitchField
            label={t("paused")}
            hint={t("pausedHint")}
            checked={fields.paused}
            onCheckedChange={(checked) => form.setValue("paused", checked, { shouldDirty: true })}
          />
        </div>
        <div className="mt-3 rounded-xl bg-sunken px-4 py-3">
          <p className="mb-1 font-medium text-sm">{t(isDirty ? "willDo" : "does")}</p>
          {rule === undefined ? (
            <p className="text-ink-soft text-sm">{t("incomplete")}</p>
          ) : (
            <RuleSentences rule={rule} terms={terms} />
          )}
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={!isDirty || transaction.busy}>
            {transaction.busy ? t("sending") : t("save")}
          </Button>
          {isDirty && !transaction.busy && (
            <Button variant="quiet" onClick={() => form.reset(stored)}>
              {t("discard")}
            </Button>
          )}
          <TxProgress record={transaction.last} />
        </div>
      </form>
    </Card>
  );
}
