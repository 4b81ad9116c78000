"use client";

import type { NamedClosing } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useNameOf } from "@/kit/names/useNameOf";
import { useFormat } from "@/kit/useFormat";
import type { FormerMeter } from "./getFormerMeter";

/** The meter that would be replaced, with its last reading, and what verifiers say of its registers so far. */
export function Former({ former: { point, registers }, closings }: { former: FormerMeter; closings: NamedClosing[] }) {
  const t = useTranslations("pointApplications.former");
  const format = useFormat();
  const nameOf = useNameOf();
  return (
    <section className="mt-3 border-warn border-l-2 pl-3 text-sm">
      <h4 className="font-semibold">{t("title", { serial: point.serial, owner: nameOf(point.owner) })}</h4>
      <p>{t(`status.${point.status}`)}</p>
      <p>
        {registers
          ? t("read", {
              slot: format.slotTime(registers.slot),
              import: format.energy(registers.importTotalWh),
              export: format.energy(registers.exportTotalWh),
            })
          : t("never")}
      </p>
      {closings.map(({ by, closing }) => (
        <p key={by}>
          {t("named", {
            name: nameOf(by),
            import: format.energy(closing.importTotalWh),
            export: format.energy(closing.exportTotalWh),
          })}
        </p>
      ))}
    </section>
  );
}
