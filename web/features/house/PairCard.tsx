"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import { usePair } from "@/kit/points/usePair";
import { useStanding } from "@/kit/queries/getStanding";

/** Says which of one's meters counts only what the roof makes, so that pages know what was made and what was used. */
export function PairCard() {
  const t = useTranslations("house.pair");
  const points = (useStanding().data?.meteringPoints ?? []).filter(
    ({ status, kind }) => status !== "decommissioned" && kind === "prosumer",
  );
  const { pair, choose } = usePair();
  if (points.length === 0) return null;
  const others = points.filter(({ meterId }) => meterId !== pair?.roof.meterId);
  const chooseRoof = (roof: number) => {
    const house = pair?.house.meterId === roof ? undefined : pair?.house.meterId;
    const first = points.find(({ meterId }) => meterId !== roof)?.meterId;
    const chosen = house ?? first;
    choose(Number.isNaN(roof) || chosen === undefined ? undefined : { house: chosen, roof });
  };
  return (
    <Card title={t("title")} hint={t("hint")}>
      {points.length < 2 ? (
        <p className="text-sm">{t("one")}</p>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label={t("roof")}
            value={pair?.roof.meterId ?? ""}
            onChange={({ target }) => chooseRoof(target.value === "" ? Number.NaN : Number(target.value))}
          >
            <option value="">{t("none")}</option>
            {points.map(({ meterId, serial }) => (
              <option key={meterId} value={meterId}>
                {serial}
              </option>
            ))}
          </SelectField>
          {pair && (
            <SelectField
              label={t("house")}
              value={pair.house.meterId}
              onChange={({ target }) => choose({ house: Number(target.value), roof: pair.roof.meterId })}
            >
              {others.map(({ meterId, serial }) => (
                <option key={meterId} value={meterId}>
                  {serial}
                </option>
              ))}
            </SelectField>
          )}
          <p className="text-ink-soft text-sm sm:col-span-2" aria-live="polite">
            {t(pair ? "kept" : "unknown")}
          </p>
        </div>
      )}
    </Card>
  );
}
