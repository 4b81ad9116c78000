"use client";

import { sayCut } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";
import { useLocale, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { cutState, toldOf } from "./cutState";

/** What one metering point is to do less, when, why and for what; and afterwards what came of it. `lastSlot` is that of cuts which follow it at once. */
export function CutBanner({ cut, lastSlot }: { cut: CutPoint; lastSlot: number }) {
  const t = useTranslations("cuts");
  const format = useFormat();
  const locale = useLocale();
  const { points } = usePointChoice();
  const state = cutState(cut, useCurrentSlot());
  const isOpen = state === "toCome" || state === "running";
  const serial = points.find(({ meterId }) => meterId === cut.meter_id)?.serial ?? String(cut.meter_id);
  const values = { energy: format.energy(BigInt(cut.cut_wh)), range: format.slotRange(cut.slot, cut.slot) };
  return (
    <Notice
      tone={isOpen ? "bad" : "info"}
      className="mb-4 print:hidden"
      title={t(`${isOpen ? "asked" : "wasAsked"}.${cut.relief}`, values)}
      live
      action={
        <Link href="/flexibility" className={buttonStyle({ variant: "secondary", size: "sm" })}>
          {t("look")}
        </Link>
      }
    >
      {points.length > 1 && <p>{t("ofMeter", { serial })}</p>}
      <p>{sayCut(locale, ...toldOf(cut), format).join(" ")}</p>
      {isOpen && lastSlot > cut.slot && <p>{t("further", { range: format.slotRange(cut.slot + 1, lastSlot) })}</p>}
    </Notice>
  );
}
