"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import type { Rule } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SwitchField } from "@/components/ui/switch";
import { NumberField } from "@/kit/NumberField";
import type { Terms } from "@/kit/queries/getPoint";
import { TxProgress } from "@/kit/transactions/TxProgress";
import type { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { useFieldError } from "@/lib/forms/useFieldError";
import { presetOf, rulePresets } from "./presets";
import { RulePreview } from "./RulePreview";
import { RuleSentences } from "./RuleSentences";
import { fieldsOf, type RuleFields, ruleOf, ruleSchema, sameRule } from "./ruleForm";

interface RuleEditorProps {
  meterId: number;
  rule: Rule;
  terms: Terms;
  transaction: ReturnType<typeof useTransaction>;
  onSend: (rule: Rule) => Promise<void>;
  onClose: () => void;
}

/** Changes a rule; refuses what the chain would, and says what it will do. */
export function RuleEditor({ meterId, rule: stored, terms, transaction, onSend, onClose }: RuleEditorProps) {
  const t = useTranslations("rule");
  const format = useFormat();
  const fieldError = useFieldError();
  const { locale, currency } = format;
  const { priceTickMicroPerKwh, tariff } = terms;
  const form = useForm<RuleFields>({
    defaultValues: fieldsOf(stored, locale, currency),
    resolver: valibotResolver(ruleSchema(currency, priceTickMicroPerKwh, locale)),
    mode: "onTouched",
  });
  const { errors } = form.formState;
  const fields = form.watch();
  const rule = ruleOf(fields, currency, priceTickMicroPerKwh, locale);
  const isSame = rule !== undefined && sameRule(rule, stored);
  const send = form.handleSubmit(async (values) => {
    const wanted = ruleOf(values, currency, priceTickMicroPerKwh, locale);
    if (wanted !== undefined) await onSend(wanted);
  });
  const tick = { tick: format.price(priceTickMicroPerKwh) };
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aside={fields.paused ? <Badge tone="warn">{t("pausedBadge")}</Badge> : undefined}
    >
      <form onSubmit={(event) => void send(event)} noValidate>
        <fieldset className="mb-4">
          <legend className="mb-1.5 font-medium text-sm">{t("presets.title")}</legend>
          <div className="flex flex-wrap gap-2">
            {rulePresets.map((name) => (
              <Button
                key={name}
                size="sm"
                variant="secondary"
                onClick={() =>
                  form.reset(fieldsOf(presetOf(name, terms), locale, currency), { keepDefaultValues: true })
                }
              >
                {t(`presets.${name}`)}
              </Button>
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            form={form}
            name="ask"
            isPrice
            label={t("ask")}
            unit={format.priceUnit}
            placeholder={format.priceNumber(tariff.feedInMicroPerKwh)}
            hint={t("askHint", { feedIn: format.price(tariff.feedInMicroPerKwh) })}
            error={fieldError(errors.ask, tick)}
            disabled={fields.paused}
          />
          <NumberField
            form={form}
            name="bid"
            isPrice
            label={t("bid")}
            unit={format.priceUnit}
            placeholder={format.priceNumber(tariff.retailMicroPerKwh)}
            hint={t("bidHint", { retail: format.price(tariff.retailMicroPerKwh) })}
            error={fieldError(errors.bid, tick)}
            disabled={fields.paused}
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
          <p className="mb-1 font-medium text-sm">{t(isSame ? "does" : "willDo")}</p>
          {rule === undefined ? (
            <p className="text-ink-soft text-sm">{t("incomplete")}</p>
          ) : (
            <>
              <RuleSentences rule={rule} terms={terms} />
              {!isSame && (
                <RulePreview
                  meterId={meterId}
                  stored={stored}
                  rule={rule}
                  tradingFeeMicroPerKwh={tariff.tradingFeeMicroPerKwh}
                />
              )}
            </>
          )}
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isSame || transaction.busy}>
            {transaction.busy ? t("sending") : t("save")}
          </Button>
          <Button variant="quiet" onClick={onClose} disabled={transaction.busy}>
            {t("discard")}
          </Button>
          <TxProgress record={transaction.last} />
        </div>
      </form>
    </Card>
  );
}
