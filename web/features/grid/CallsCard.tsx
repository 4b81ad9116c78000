"use client";

import type { Relief } from "@wattmesh/client";
import type { Call, Zone } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Entry, Figures } from "@/components/ui/entry";
import { Link } from "@/components/ui/link";
import { ListCard } from "@/kit/ListCard";
import { useOffered } from "@/kit/queries/getOffered";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { callsFile, useCalls } from "./getCalls";

const tones = { missed: "bad", opened: "warn", awarded: "warn", ended: "neutral" } as const;

/** What is offered in a zone, and for what it was called: needed, awarded, delivered and paid. */
export function CallsCard({ zone }: { zone: Zone }) {
  const t = useTranslations("calls");
  const calls = useCalls(zone.zone_id);
  return (
    <ListCard
      title={t("title")}
      hint={t("hint")}
      className="lg:col-start-2"
      aside={
        <Link href="/flexibility" className={buttonStyle({ variant: "secondary", size: "sm" })}>
          {t("offer")}
        </Link>
      }
      lead={
        <ul className="mb-3 text-sm">
          <Offered zoneId={zone.zone_id} relief="draw_less" />
          <Offered zoneId={zone.zone_id} relief="feed_in_less" />
        </ul>
      }
      asked={calls}
      items={calls.data?.pages.flatMap(({ items }) => items)}
      keyOf={({ slot }) => slot}
      unreachable={t("unreachable")}
      none={t("none")}
      files={(["calls", "awards"] as const).map((what) => ({
        href: callsFile(zone.zone_id, what),
        name: t(`file.${what}`),
      }))}
    >
      {(call) => <CallEntry call={call} />}
    </ListCard>
  );
}

function Offered({ zoneId, relief }: { zoneId: number; relief: Relief }) {
  const t = useTranslations("calls");
  const format = useFormat();
  const offered = useOffered(zoneId, relief);
  if (offered.data === undefined) return <Unanswered title={t("offeredUnreachable")} of={[offered]} />;
  const { offers, energyWh, later } = offered.data;
  return (
    <li>
      {t(`offered.${relief}`, { offers, energy: format.energy(energyWh) })} {later > 0 && t("later", { offers: later })}
    </li>
  );
}

function CallEntry({ call }: { call: Call }) {
  const t = useTranslations("calls");
  const format = useFormat();
  const energy = (wh: string | null) => (wh === null ? "–" : format.energy(BigInt(wh)));
  const money = (micro: string | null) => (micro === null ? "–" : format.money(BigInt(micro)));
  const figures = [
    [t("needed"), energy(call.needed_wh)],
    [t("asked"), call.offers === null ? "–" : format.number(BigInt(call.offers))],
    [t("awarded"), energy(call.awarded_wh)],
    [t("delivered"), energy(call.delivered_wh)],
    [t("paid"), money(call.paid_micro)],
    [t("fined"), money(call.fined_micro)],
  ] as const;
  return (
    <Entry
      title={format.slotRange(call.slot, call.slot)}
      badge={<Badge tone={tones[call.state]}>{t(`state.${call.state}`)}</Badge>}
    >
      <p className="text-ink-soft">
        {t(`relief.${call.relief}`)} {t(call.by_clock ? "byClock" : "byOperator")}{" "}
        {call.price_micro_per_kwh !== null && t("price", { price: format.price(call.price_micro_per_kwh) })}
        {call.short_wh !== null && call.short_wh !== "0" && ` ${t("short", { energy: energy(call.short_wh) })}`}
      </p>
      {call.missed === null ? (
        <Figures of={figures} className="sm:grid-cols-3 xl:grid-cols-6" />
      ) : (
        <p className="mt-1 [overflow-wrap:anywhere]">
          {t("missed", { energy: energy(call.needed_wh) })} <q>{call.missed}</q>
        </p>
      )}
    </Entry>
  );
}
