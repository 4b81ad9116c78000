"use client";

import { useTranslations } from "next-intl";
import { AsTable } from "@/components/charts/AsTable";
import { ShareBar } from "@/components/charts/ShareBar";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { Stat } from "@/components/ui/stat";
import { GridCard } from "@/features/community/GridCard";
import { useCommunity, useFlows } from "@/features/community/getCommunity";
import { ZonePrices } from "@/features/community/ZonePrices";
import { NeighbourhoodCard } from "@/features/neighbourhood/NeighbourhoodCard";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";

export function CommunityPage() {
  const t = useTranslations("community");
  const { communityName, indexer } = useConfig();
  return (
    <>
      <PageHeader title={communityName} lead={t("lead")} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {indexer ? (
          <>
            <div className="lg:row-span-2">
              <NeighbourhoodCard />
            </div>
            <SharesCard />
            <GridCard />
            <ZonesCard />
            <NumbersCard />
          </>
        ) : (
          <>
            <Notice tone="warn" className="lg:col-span-2" title={t("noIndexer")} />
            <ZonePrices />
          </>
        )}
      </div>
    </>
  );
}

function SharesCard() {
  const t = useTranslations("community");
  const format = useFormat();
  const flows = useFlows();
  const community = useCommunity();
  const percent = (ppm: number | null) => (ppm === null ? "–" : format.percent(BigInt(Math.round(ppm / 1000))));
  return (
    <Card title={t("shares")} hint={t("sharesHint")}>
      <Unanswered title={t("unreachable")} of={[flows]} />
      {flows.isPending && <Loading className="h-40" />}
      {flows.data && (
        <div className="flex flex-col gap-5">
          <Share
            name={t("selfSufficiency")}
            text={t("selfSufficiencyText")}
            ppm={flows.data.total.self_sufficiency_ppm}
            value={percent(flows.data.total.self_sufficiency_ppm)}
            ever={t("ever", { share: percent(community.data?.energy.self_sufficiency_ppm ?? null) })}
          />
          <Share
            name={t("selfConsumption")}
            text={t("selfConsumptionText")}
            ppm={flows.data.total.self_consumption_ppm}
            value={percent(flows.data.total.self_consumption_ppm)}
            ever={t("ever", { share: percent(community.data?.energy.self_consumption_ppm ?? null) })}
          />
        </div>
      )}
    </Card>
  );
}

function Share({
  name,
  text,
  ppm,
  value,
  ever,
}: {
  name: string;
  text: string;
  ppm: number | null;
  value: string;
  ever: string;
}) {
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium text-sm">{name}</h3>
        <p className="font-semibold text-2xl tabular-nums tracking-tight">{value}</p>
      </div>
      <ShareBar share={(ppm ?? 0) / 1_000_000} />
      <p className="mt-1 text-ink-soft text-sm">
        {text} {ever}
      </p>
    </div>
  );
}

function ZonesCard() {
  const t = useTranslations("community");
  const format = useFormat();
  const flows = useFlows();
  if (!flows.data) return null;
  const { zones } = flows.data;
  const rows = zones.filter(
    ({ parent_id, import_wh, export_wh }) => parent_id !== null || import_wh !== "0" || export_wh !== "0",
  );
  return (
    <Card title={t("zones")} hint={t("zonesHint")}>
      <ul className="flex flex-col gap-4">
        {rows.map((zone) => {
          const local = BigInt(zone.import_wh) - BigInt(zone.utility_bought_wh);
          const share = BigInt(zone.import_wh) === 0n ? 0n : (local * 1000n) / BigInt(zone.import_wh);
          return (
            <li key={zone.zone_id}>
              <div className="flex items-baseline justify-between gap-3 text-sm">
                <span className="font-medium">{zone.name}</span>
                <span className="tabular-nums">{t("localShare", { share: format.percent(share) })}</span>
              </div>
              <ShareBar share={Number(share) / 1000} />
              <p className="mt-1 text-ink-soft text-sm">
                {t("zoneEnergy", {
                  made: format.energy(BigInt(zone.export_wh)),
                  used: format.energy(BigInt(zone.import_wh)),
                })}
              </p>
            </li>
          );
        })}
      </ul>
      <AsTable
        summary={t("asTable")}
        caption={t("zones")}
        head={[
          t("zone"),
          t("fedIn"),
          t("taken"),
          t("toNeighbours"),
          t("fromNeighbours"),
          t("toUtility"),
          t("fromUtility"),
          t("up"),
          t("down"),
        ]}
        rows={() =>
          zones.map((zone) => ({
            key: zone.zone_id,
            cells: [
              zone.name,
              format.energy(BigInt(zone.export_wh)),
              format.energy(BigInt(zone.import_wh)),
              format.energy(BigInt(zone.pool_sold_wh)),
              format.energy(BigInt(zone.pool_bought_wh)),
              format.energy(BigInt(zone.utility_sold_wh)),
              format.energy(BigInt(zone.utility_bought_wh)),
              format.energy(BigInt(zone.flow_up_wh)),
              format.energy(BigInt(zone.flow_down_wh)),
            ],
          }))
        }
      />
    </Card>
  );
}

function NumbersCard() {
  const t = useTranslations("community");
  const format = useFormat();
  const community = useCommunity();
  if (!community.data) return <Unanswered title={t("unreachable")} of={[community]} />;
  const { participants_admitted, metering_points, zones, turnover_micro, tariff, energy } = community.data;
  return (
    <Card title={t("numbers")} hint={t("numbersHint")}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        <Stat label={t("members")} value={format.number(BigInt(participants_admitted))} />
        <Stat label={t("meters")} value={format.number(BigInt(metering_points))} />
        <Stat label={t("zoneCount")} value={format.number(BigInt(zones))} />
        <Stat label={t("traded")} value={format.energy(BigInt(energy.pool_sold_wh))} />
        <Stat label={t("turnover")} value={format.money(BigInt(turnover_micro))} />
        {tariff && (
          <>
            <Stat label={t("feedIn")} value={format.price(tariff.feed_in_micro_per_kwh)} />
            <Stat label={t("retail")} value={format.price(tariff.retail_micro_per_kwh)} />
            <Stat label={t("tradingFee")} value={format.price(tariff.trading_fee_micro_per_kwh)} />
          </>
        )}
      </dl>
    </Card>
  );
}
