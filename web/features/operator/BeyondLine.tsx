"use client";

import type { Zone } from "@wattmesh/client";
import type { BeyondLine as Beyond } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { beyondOf, useBeyondLine } from "./getBeyondLine";

/** Tells who operates a zone in which slots its meters said more than its line carries; nothing when there are none. */
export function BeyondLine({ zone }: { zone: Zone }) {
  const t = useTranslations("beyondLine");
  const format = useFormat();
  const beyond = useBeyondLine(zone.zoneId);
  const [latest, ...earlier] = beyond.data?.items ?? [];
  const told = (one: Beyond) => {
    const { up, moreWh } = beyondOf(one);
    const values = { slot: format.slotStart(one.slot), zone: zone.name, energy: format.energy(moreWh) };
    return up ? t("up", values) : t("down", values);
  };
  if (latest === undefined) return <Unanswered title={t("unreachable")} of={[beyond]} />;
  return (
    <Notice tone="warn" title={told(latest)} className="mb-3">
      <p>{t("hint")}</p>
      {earlier.length > 0 && (
        <ul className="mt-2 list-disc pl-4">
          {earlier.map((one) => (
            <li key={one.slot}>{told(one)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
