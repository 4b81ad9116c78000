"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import type { MeteringPoint } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/kit/NumberField";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";
import { parseEnergyOrZero } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

/** A counter that starts again: who may confirm it says what flowed in meanwhile, which is billed. */
export function Restart({ meter, waiting }: { meter: MeteringPoint; waiting: NonNullable<MeteringPoint["restart"]> }) {
  const t = useTranslations("meters.restart");
  const format = useFormat();
  const fieldError = useFieldError();
  const transaction = useTransaction(`restart:${meter.meter_id}`);
  const parse = (text: string) => parseEnergyOrZero(text, format.locale);
  const form = useForm({
    resolver: valibotResolver(v.object({ missed: parsedBy(parse) })),
    mode: "onTouched",
    defaultValues: { missed: "" },
  });
  const confirm = form.handleSubmit(async ({ missed }) => {
    const parsed = parse(missed);
    if ("error" in parsed) return;
    const values = { serial: meter.serial };
    await transaction.submit({ name: "confirmRestart", values }, ({ library, deployment, sender }) => [
      library.confirmRestartMessage(deployment, sender, {
        meterId: meter.meter_id,
        slot: waiting.slot,
        missedImportWh: parsed.value,
      }),
    ]);
  });
  return (
    <form onSubmit={(event) => void confirm(event)} noValidate className="mb-2 max-w-72">
      <p className="whitespace-normal text-sm">
        {t("waits", {
          last: format.slotTime(waiting.last_slot),
          slot: format.slotTime(waiting.slot),
          import: format.energy(BigInt(waiting.import_total_wh)),
          export: format.energy(BigInt(waiting.export_total_wh)),
          lapses: format.slotDeadline(waiting.lapses_slot),
        })}
      </p>
      <NumberField
        form={form}
        name="missed"
        label={t("missed")}
        hint={t("missedHint")}
        unit="kWh"
        error={fieldError(form.formState.errors.missed)}
      />
      <Button type="submit" size="sm" variant="secondary" className="mt-2" disabled={transaction.busy}>
        {t("confirm")}
      </Button>
      <TxProgress record={transaction.last} />
    </form>
  );
}
