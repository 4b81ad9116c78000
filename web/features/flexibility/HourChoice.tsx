"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { ALL_HOURS, hasHour, withHour } from "./hours";
import { useHours } from "./useHours";

interface HourChoiceProps {
  /** A bit for each hour in which one may be called. */
  hours: number;
  onChange: (hours: number) => void;
  error: string | undefined;
}

/** When not: hours of the day that are left out, by the clock. */
export function HourChoice({ hours, onChange, error }: HourChoiceProps) {
  const t = useTranslations("flexibility.form");
  const id = useId();
  const format = useFormat();
  const { byClock, clock, words } = useHours();
  const not = ALL_HOURS & ~hours;
  const said = not === 0 ? t("anyHour") : t("notHours", { hours: words(not) });
  return (
    <fieldset className="min-w-0 sm:col-span-2" aria-describedby={id}>
      <legend className="mb-1 font-medium text-sm">{t("hours")}</legend>
      <div className="grid grid-cols-6 gap-1 sm:grid-cols-8">
        {byClock.map(({ bit, minute }) => (
          <button
            key={bit}
            type="button"
            aria-pressed={!hasHour(hours, bit)}
            aria-label={t("notAt", { hour: format.minutes(minute, minute + 60) })}
            onClick={() => onChange(withHour(hours, bit, !hasHour(hours, bit)))}
            className={cn(
              "min-h-11 rounded-lg border text-sm tabular-nums",
              hasHour(hours, bit)
                ? "border-edge bg-card hover:bg-sunken"
                : "border-edge-strong bg-sunken text-ink-soft line-through",
            )}
          >
            {clock(minute)}
          </button>
        ))}
      </div>
      <p id={id} aria-live="polite" className={cn("mt-1 text-sm", error ? "text-bad-ink" : "text-ink-soft")}>
        {error ?? `${said} ${t("hoursHint")}`}
      </p>
      {not !== 0 && (
        <Button size="sm" variant="quiet" onClick={() => onChange(ALL_HOURS)}>
          {t("allHours")}
        </Button>
      )}
    </fieldset>
  );
}
