"use client";

import type { Relief } from "@wattmesh/client";
import type { Call, Zone } from "@wattmesh/indexer-client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Loading } from "@/kit/Loading";
import { useOffered } from "@/kit/queries/getOffered";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { callsFile, FILE_LINES, useCalls } from "./getCalls";

const tones = { missed: "bad", opened: "warn", awarded: "warn", ended: "neutral" } as const;

/** What is offered in a zone, and for what it was called: needed, awarded, delivered and paid. */
export function CallsCard({ zone }: { zone: Zone }) {
  const t = useTranslations("calls");
  const calls = useCalls(zone.zone_id);
  const all = calls.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      className="lg:col-start-2"
      aria-busy={calls.isPending}
      aside={
        <Link href="/flexibility" className={buttonStyle({ variant: "secondary", size: "sm" })}>
          {t("offer")}
        </Link>
      }
    >
      <ul className="mb-3 text-sm">
        <Offered zoneId={zone.zone_id} relief="draw_less" />
        <Offered zoneId={zone.zone_id} relief="feed_in_less" />
      </ul>
      {calls.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[calls]} />
      {calls.data && all.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      {all.length > 0 && (
        <>
          <ol className="divide-y">
            {all.map((call) => (
              <CallRow key={call.slot} call={call} />
            ))}
          </ol>
          <div className="mt-3 flex flex-wrap gap-2">
            {calls.hasNextPage && (
              <Button
                variant="secondary"
                size="sm"
                disabled={calls.isFetchingNextPage}
                onClick={() => void calls.fetchNextPage()}
              >
                {t("more")}
              </Button>
            )}
            {(["calls", "awards"] as const).map((what) => (
              <a
                key={what}
                href={callsFile(zone.zone_id, what)}
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

function CallRow({ call }: { call: Call }) {
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
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{format.slotRange(call.slot, call.slot)}</h3>
        <Badge tone={tones[call.state]}>{t(`state.${call.state}`)}</Badge>
      </div>
      <p className="text-ink-soft">
        {t(`relief.${call.relief}`)} {t(call.by_clock ? "byClock" : "byOperator")}{" "}
        {call.price_micro_per_kwh !== null && t("price", { price: format.price(call.price_micro_per_kwh) })}
        {call.short_wh !== null && call.short_wh !== "0" && ` ${t("short", { energy: energy(call.short_wh) })}`}
      </p>
      {call.missed === null ? (
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
          {t("missed", { energy: energy(call.needed_wh) })} <q>{call.missed}</q>
        </p>
      )}
    </li>
  );
}
