"use client";

import { addMonths, type Day, daysBetween, isBefore, startOfDay } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { StackedBars } from "@/components/charts/StackedBars";
import { useConfig } from "@/kit/ConfigProvider";
import { useFormat } from "@/kit/useFormat";
import { maxOf } from "@/lib/bigint";
import { type HouseSlots, housePer } from "@/lib/energy/house";
import type { DayRange } from "@/lib/time/period";

interface HouseBarsProps {
  slots: HouseSlots["slots"];
  range: DayRange;
  period: "day" | "month";
}

const looks = { direct: "bg-sun", sent: "bg-neighbours", taken: "bg-home" };

/** Days or months: what the roof made above the line, what the house used below it, and what was both in one colour. */
export function HouseBars({ slots, range, period }: HouseBarsProps) {
  const t = useTranslations("house");
  const format = useFormat();
  const { slotSeconds } = useConfig().deployment;
  const { timeZone } = format;
  const starts = (period === "day" ? daysBetween(range.from, range.to, timeZone) : monthsOf(range)).map((day) =>
    startOfDay(day, timeZone),
  );
  const sums = housePer(slots, slotSeconds, starts);
  const rows = starts.map((at, index) => ({ at, label: format.axisDay(period, at), sum: sums[index] }));
  const most = maxOf(sums.flatMap(({ madeWh, usedWh }) => [madeWh, usedWh]));
  return (
    <>
      <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
        {(["direct", "sent", "taken"] as const).map((part) => (
          <li key={part} className="flex items-center gap-1.5">
            <span className={`h-2.5 w-4 rounded-sm ${looks[part]}`} />
            {t(part)}
          </li>
        ))}
      </ul>
      <StackedBars
        most={most}
        scale={format.energy(most)}
        label={t("picture")}
        stacks={rows.flatMap(({ at, label, sum }) =>
          sum === undefined
            ? []
            : [
                {
                  key: String(at),
                  label,
                  told: `${label}: ${t("made")} ${format.energy(sum.madeWh)}, ${t("used")} ${format.energy(sum.usedWh)}`,
                  up: [
                    { id: "d", look: looks.direct, value: sum.directWh },
                    { id: "s", look: looks.sent, value: sum.sentWh },
                  ],
                  down: [
                    { id: "d", look: looks.direct, value: sum.directWh },
                    { id: "t", look: looks.taken, value: sum.takenWh },
                  ],
                },
              ],
        )}
      />
      <AsTable
        summary={t("asTable")}
        caption={t("picture")}
        head={[t(period), t("made"), t("used"), t("direct"), t("sent"), t("taken")]}
        rows={() =>
          rows.flatMap(({ at, label, sum }) =>
            sum === undefined || (sum.madeWh === 0n && sum.usedWh === 0n)
              ? []
              : [
                  {
                    key: at,
                    cells: [
                      label,
                      ...[sum.madeWh, sum.usedWh, sum.directWh, sum.sentWh, sum.takenWh].map(format.energy),
                    ],
                  },
                ],
          )
        }
      />
    </>
  );
}

function monthsOf({ from, to }: DayRange): Day[] {
  const months: Day[] = [];
  for (let month = from; isBefore(month, to); month = addMonths(month, 1)) months.push(month);
  return months;
}
