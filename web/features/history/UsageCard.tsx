"use client";

import type { TariffUsage, WindowUsage } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { CsvButton } from "@/kit/CsvButton";
import { Loading } from "@/kit/Loading";
import type { ReportParameters } from "@/kit/queries/reportParameters";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { flowsOf } from "@/lib/energy/flows";
import { csvNumbers, csvText } from "@/lib/files/csv";
import { useTariffUsage, useWindowUsage } from "./getReport";
import { type OwnHours, ownHours, windowsOf } from "./ownHours";

const ways = ["tariff", "schedule", "own"] as const;
type Way = (typeof ways)[number];

interface Part {
  key: string;
  /** Parts that stay on a line each. */
  name: string[];
  usage: TariffUsage | WindowUsage;
}

/** What a range came to by the utility's price, by the community's hours, or by hours of one's own. */
export function UsageCard({ of, fileName }: { of: ReportParameters; fileName: string }) {
  const t = useTranslations("reports");
  const format = useFormat();
  const [way, setWay] = useState<Way>("tariff");
  const [hours, setHours] = useState<OwnHours>(ownHours);
  const windows = way === "own" ? windowsOf(hours) : undefined;
  const isComplete = way !== "own" || windows !== undefined;
  const byTariff = useTariffUsage(of, way === "tariff");
  const byWindow = useWindowUsage(of, windows, way !== "tariff" && isComplete);
  const asked = way === "tariff" ? byTariff : byWindow;
  const hoursName = ({ weekdays, from_minute, to_minute }: WindowUsage): string[] =>
    weekdays === null || from_minute === null || to_minute === null
      ? [t("otherHours")]
      : [format.weekdays(weekdays), format.minutes(from_minute, to_minute)];
  const parts: Part[] | undefined =
    way === "tariff"
      ? byTariff.data?.items.map((usage) => ({
          key: `${usage.retail_micro_per_kwh} ${usage.feed_in_micro_per_kwh} ${usage.trading_fee_micro_per_kwh}`,
          name: [format.price(usage.retail_micro_per_kwh), "/", format.price(usage.feed_in_micro_per_kwh)],
          usage,
        }))
      : byWindow.data?.items.map((usage) => ({ key: usage.window, name: hoursName(usage), usage }));
  const some = parts?.some(({ usage }) => usage.slots > 0) ?? false;
  const head = [t(way === "tariff" ? "tariff" : "hours"), t("import"), t("export"), t("money"), t("saved")];
  const textIn = (form: Parameters<typeof csvText>[1]) => {
    const { kwh, money } = csvNumbers(form);
    const [name = "", taken = "", fedIn = "", ...moneys] = head;
    const rows = (parts ?? []).map((part) => {
      const { importWh, exportWh } = flowsOf(part.usage);
      const { money_micro, saved_micro } = part.usage;
      return [
        part.name.join(" "),
        kwh(importWh),
        kwh(exportWh),
        money(BigInt(money_micro)),
        money(BigInt(saved_micro)),
      ];
    });
    return csvText(
      [[name, `${taken} (kWh)`, `${fedIn} (kWh)`, ...moneys.map((one) => `${one} (${format.currency})`)], ...rows],
      form,
    );
  };
  return (
    <Card title={t("usage")} hint={t(`usageHint.${way}`)} aside={some && <CsvButton name={fileName} textIn={textIn} />}>
      <Segments
        label={t("by")}
        value={way}
        onChange={setWay}
        options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
      />
      {way === "own" && (
        <div className="mt-3 grid grid-cols-2 gap-3 sm:max-w-lg sm:grid-cols-3">
          <SelectField
            label={t("days")}
            className="col-span-2 sm:col-span-1"
            value={hours.days}
            onChange={({ target }) => setHours({ ...hours, days: target.value as OwnHours["days"] })}
          >
            {(["1-7", "1-5", "6-7"] as const).map((days) => (
              <option key={days} value={days}>
                {t(`dayChoice.${days}`)}
              </option>
            ))}
          </SelectField>
          <Field
            label={t("from")}
            type="time"
            step={900}
            value={hours.from}
            onChange={({ target }) => setHours({ ...hours, from: target.value })}
          />
          <Field
            label={t("to")}
            type="time"
            step={900}
            value={hours.to}
            onChange={({ target }) => setHours({ ...hours, to: target.value })}
          />
        </div>
      )}
      {isComplete && asked.isPending && <Loading className="mt-3 h-24" />}
      <Unanswered title={t("unreachable")} of={[asked]} className="mt-3" />
      {parts !== undefined && !some && <p className="py-6 text-center text-ink-soft">{t("empty")}</p>}
      {parts !== undefined && some && (
        <ScrollingTable
          caption={t("usage")}
          head={head}
          rows={parts.map(({ key, name, usage }) => {
            const { importWh, exportWh } = flowsOf(usage);
            return {
              key,
              cells: [
                name.map((part, at) => (
                  <Fragment key={part}>
                    {at > 0 && " "}
                    <span className="whitespace-nowrap">{part}</span>
                  </Fragment>
                )),
                format.energy(importWh),
                format.energy(exportWh),
                format.money(BigInt(usage.money_micro)),
                format.money(BigInt(usage.saved_micro)),
              ],
            };
          })}
        />
      )}
      <p className="mt-2 text-ink-soft text-xs">{t("sign")}</p>
    </Card>
  );
}
