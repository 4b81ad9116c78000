"use client";

import { useTranslations } from "next-intl";
import { usePointChoice } from "./usePointChoice";

/** Chooses between several metering points; with one there is nothing to choose. */
export function PointPicker() {
  const t = useTranslations("points");
  const { points, point, choose } = usePointChoice();
  if (points.length < 2) return null;
  return (
    <label className="flex items-center gap-2 text-sm">
      <span className="text-ink-soft">{t("choose")}</span>
      <select
        value={point?.meterId}
        onChange={(event) => choose(Number(event.target.value))}
        className="min-h-11 rounded-xl border border-edge-strong/70 bg-card px-3"
      >
        {points.map(({ meterId, serial }) => (
          <option key={meterId} value={meterId}>
            {serial}
          </option>
        ))}
      </select>
    </label>
  );
}
