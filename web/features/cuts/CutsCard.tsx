"use client";

import type { Cut, Zone } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Entry, Figures } from "@/components/ui/entry";
import { ListCard } from "@/kit/ListCard";
import { useFormat } from "@/kit/useFormat";
import { cutsFile, useCuts } from "./getCuts";

const tones = { missed: "bad", opened: "warn", made: "warn", ended: "neutral" } as const;

/** What a zone's metering points were cut by in emergencies: needed, told, measured and paid, and why. */
export function CutsCard({ zone }: { zone: Zone }) {
  const t = useTranslations("cuts");
  const cuts = useCuts(zone.zone_id);
  return (
    <ListCard
      title={t("title")}
      hint={t("hint")}
      className="lg:col-start-2"
      asked={cuts}
      items={cuts.data?.pages.flatMap(({ items }) => items)}
      keyOf={({ slot }) => slot}
      unreachable={t("unreachable")}
      none={t("none")}
      files={(["cuts", "cut-points"] as const).map((what) => ({
        href: cutsFile(zone.zone_id, what),
        name: t(`file.${what}`),
      }))}
    >
      {(cut) => <CutEntry cut={cut} />}
    </ListCard>
  );
}

function CutEntry({ cut }: { cut: Cut }) {
  const t = useTranslations("cuts");
  const format = useFormat();
  const energy = (wh: string | null) => (wh === null ? "–" : format.energy(BigInt(wh)));
  const figures = [
    [t("needed"), energy(cut.needed_wh)],
    [t("points"), cut.points === null ? "–" : format.number(BigInt(cut.points))],
    [t("told"), energy(cut.cut_wh)],
    [t("short"), energy(cut.short_wh)],
    [t("delivered"), energy(cut.delivered_wh)],
    [t("paid"), cut.paid_micro === null ? "–" : format.money(BigInt(cut.paid_micro))],
  ] as const;
  return (
    <Entry
      title={format.slotRange(cut.slot, cut.slot)}
      badge={<Badge tone={tones[cut.state]}>{t(`stateOf.${cut.state}`)}</Badge>}
    >
      <p className="text-ink-soft">
        {t(`relief.${cut.relief}`)} <Why cut={cut} />{" "}
        {cut.compensation_micro_per_kwh !== null && t("price", { price: format.price(cut.compensation_micro_per_kwh) })}
      </p>
      {cut.missed === null ? (
        <Figures of={figures} className="sm:grid-cols-3 xl:grid-cols-6" />
      ) : (
        <p className="mt-1 [overflow-wrap:anywhere]">
          {t("missed", { energy: energy(cut.needed_wh) })} <q>{cut.missed}</q>
        </p>
      )}
    </Entry>
  );
}

/** Since when, and by what, the line was in an emergency. */
function Why({ cut: { measured_slot, reasons, loading_permille } }: { cut: Cut }) {
  const t = useTranslations("cuts");
  const words = useTranslations("lines");
  const format = useFormat();
  if (measured_slot === null) return null;
  const load =
    loading_permille === null ? [] : [words("loadedTo", { share: format.percent(BigInt(loading_permille)) })];
  const why = [...reasons.map((reason) => words(`reasons.${reason}`)), ...load];
  return (
    <>
      {t("measured", { slot: format.slotRange(measured_slot, measured_slot) })}
      {why.length > 0 && ` ${t("began", { why: why.join("; ") })}`}
    </>
  );
}
