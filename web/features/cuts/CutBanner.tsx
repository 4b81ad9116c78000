"use client";

import { sayCut } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { cutState, toldOf } from "./cutState";

/** What one metering point is to do less, and when; and, for who opens it, why and for what, and afterwards what came of it. `lastSlot` is that of cuts which follow it at once. */
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
    >
      <details>
        <summary className="w-fit cursor-pointer py-0.5 underline underline-offset-4">
          {points.length > 1 ? t("whyOf", { serial }) : t("why")}
        </summary>
        <ul className="mt-1 list-disc space-y-1 pl-5">
          {sayCut(locale, ...toldOf(cut), format).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {isOpen && lastSlot > cut.slot && (
            <li>{t("further", { range: format.slotRange(cut.slot + 1, lastSlot) })}</li>
          )}
        </ul>
        <Link href="/flexibility" className="mt-2 inline-flex min-h-9 items-center underline underline-offset-4">
          {t("look")}
        </Link>
      </details>
    </Notice>
  );
}
