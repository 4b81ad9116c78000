"use client";

import type { Cut, Zone } from "@wattmesh/indexer-client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { cutsFile, FILE_LINES, useCuts } from "./getCuts";

const tones = { missed: "bad", opened: "warn", made: "warn", ended: "neutral" } as const;

/** What a zone's metering points were cut by in emergencies: needed, told, measured and paid, and why. */
export function CutsCard({ zone }: { zone: Zone }) {
  const t = useTranslations("cuts");
  const cuts = useCuts(zone.zone_id);
  const all = cuts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t("title")} hint={t("hint")} className="lg:col-start-2" aria-busy={cuts.isPending}>
      {cuts.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[cuts]} />
      {cuts.data && all.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      {all.length > 0 && (
        <>
          <ol className="divide-y">
            {all.map((cut) => (
              <CutRow key={cut.slot} cut={cut} />
            ))}
          </ol>
          <div className="mt-3 flex flex-wrap gap-2">
            {cuts.hasNextPage && (
              <Button
                variant="secondary"
                size="sm"
                disabled={cuts.isFetchingNextPage}
                onClick={() => void cuts.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
            {(["cuts", "cut-points"] as const).map((what) => (
              <a
                key={what}
                href={cutsFile(zone.zone_id, what)}
                download
                className={buttonStyle({ variant: "secondary", size: "sm" })}
              >
                <Download aria-hidden="true" />
                {t(`file.${what}`)}
              </a>
            ))}
          </div>
          <p className="mt-2 text-ink-soft text-sm">{t("fileHint", { most: FILE_LINES })}</p>
        </>
      )}
    </Card>
  );
}

function CutRow({ cut }: { cut: Cut }) {
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
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{format.slotRange(cut.slot, cut.slot)}</h3>
        <Badge tone={tones[cut.state]}>{t(`stateOf.${cut.state}`)}</Badge>
      </div>
      <p className="text-ink-soft">
        {t(`relief.${cut.relief}`)} <Why cut={cut} />{" "}
        {cut.compensation_micro_per_kwh !== null && t("price", { price: format.price(cut.compensation_micro_per_kwh) })}
      </p>
      {cut.missed === null ? (
        <dl className="mt-2 grid grid-cols-3 gap-x-4 gap-y-1 xl:grid-cols-6">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt className="text-ink-soft text-xs">{name}</dt>
              <dd className="font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mt-1 [overflow-wrap:anywhere]">
          {t("missed", { energy: energy(cut.needed_wh) })} <q>{cut.missed}</q>
        </p>
      )}
    </li>
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
