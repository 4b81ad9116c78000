"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { limits, type TamperKind, tamperKinds } from "@wattmesh/client";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Field, SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { SubmitRow } from "@/kit/transactions/SubmitRow";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { textUpTo, wholeNumber } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";
import { useMeters, useTamperReports } from "./getMeters";

const schema = v.object({
  meterId: wholeNumber(0, 0xffff_ffff),
  kind: v.picklist(tamperKinds),
  note: textUpTo(limits.registry.noteBytes),
});

export function Tamper() {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Reports />
      <ReportForm />
    </div>
  );
}

function Reports() {
  const t = useTranslations("tamper");
  const format = useFormat();
  const { indexer } = useConfig();
  const reports = useTamperReports();
  const name = useNameOf();
  const meters = useMeters().data?.pages.flatMap(({ items }) => items) ?? [];
  const serialOf = (meterId: number) => meters.find(({ meter_id }) => meter_id === meterId)?.serial ?? String(meterId);
  if (!indexer) return <Notice tone="warn" title={t("noIndexer")} />;
  if (reports.isLoadingError) return <Unanswered title={t("unreachable")} of={[reports]} />;
  if (!reports.data) return <Loading className="h-48" />;
  const known = (kind: string): kind is TamperKind => tamperKinds.some((one) => one === kind);
  return (
    <Card title={t("title")} hint={t("hint")}>
      {reports.data.items.length === 0 ? (
        <Empty Icon={ShieldCheck} title={t("none")} />
      ) : (
        <ul className="divide-y">
          {reports.data.items.map((report) => (
            <li key={report.report_id} className="py-2.5 text-sm">
              <p className="font-medium">
                {t("of", {
                  meter: serialOf(report.meter_id),
                  kind: known(report.kind) ? t(`kinds.${report.kind}`) : report.kind,
                })}
              </p>
              <p className="text-ink-soft">
                {format.date(Date.parse(report.time) / 1000)} · {name(report.reporter)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ReportForm() {
  const t = useTranslations("tamper");
  const fieldError = useFieldError();
  const { address } = useEntitlement();
  const transaction = useTransaction("reportTamper");
  const form = useForm({
    resolver: valibotResolver(schema),
    mode: "onTouched",
    defaultValues: { meterId: "", kind: "readings_disputed" as const, note: "" } as v.InferInput<typeof schema>,
  });
  const { errors } = form.formState;
  const send = form.handleSubmit(async ({ meterId, kind, note }) => {
    const record = await transaction.submit(
      { name: "reportTamper", values: { meterId } },
      ({ library, deployment, sender }) => [
        library.reportTamperMessage(deployment, sender, { meterId: Number(meterId), kind, note: note.trim() }),
      ],
    );
    if (record?.status === "inBlock" || record?.status === "final") form.reset();
  });
  return (
    <Card title={t("report")} hint={t("reportHint")}>
      <form onSubmit={(event) => void send(event)} noValidate>
        <fieldset disabled={address === undefined} className="grid gap-3">
          <legend className="sr-only">{t("report")}</legend>
          <MeterChoice error={fieldError(errors.meterId)} {...form.register("meterId")} />
          <SelectField label={t("kind")} {...form.register("kind")}>
            {tamperKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <Field
            label={t("note")}
            hint={t("noteHint", { most: String(limits.registry.noteBytes) })}
            error={fieldError(errors.note)}
            {...form.register("note")}
          />
          <SubmitRow transaction={transaction} disabled={address === undefined}>
            {t("send")}
          </SubmitRow>
        </fieldset>
      </form>
    </Card>
  );
}

type MeterChoiceProps = Omit<ComponentProps<typeof SelectField>, "label" | "children">;

/** Any meter by its serial and its owner; by its number where nobody lists them. */
function MeterChoice(field: MeterChoiceProps) {
  const t = useTranslations("tamper");
  const tMeters = useTranslations("meters");
  const { indexer } = useConfig();
  const name = useNameOf();
  const meters = useMeters();
  if (!indexer) {
    const { ref, name: of, error, onChange, onBlur } = field as ComponentProps<typeof Field>;
    return <Field label={t("meter")} inputMode="numeric" {...{ ref, name: of, error, onChange, onBlur }} />;
  }
  const items = meters.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div>
      <SelectField label={t("meter")} hint={t("chooseHint")} {...field}>
        <option value="">{t("choose")}</option>
        {items.map(({ meter_id, serial, owner }) => (
          <option key={meter_id} value={meter_id}>
            {`${serial} · ${name(owner)}`}
          </option>
        ))}
      </SelectField>
      {meters.hasNextPage && (
        <Button size="sm" variant="quiet" className="mt-1" onClick={() => void meters.fetchNextPage()}>
          {tMeters("more")}
        </Button>
      )}
    </div>
  );
}
