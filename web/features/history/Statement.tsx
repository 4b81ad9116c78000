"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useStanding } from "@/kit/queries/getStanding";
import { useFormat } from "@/kit/useFormat";
import { sumBills } from "@/lib/energy/sumBills";
import { statementSum } from "./statementLines";

interface StatementProps {
  meterId: number;
  /** In words: November 2026. */
  period: string;
  bills: Bill[];
  billPeriod: "day" | "month";
  /** What is owed and was not in coins. */
  children: ReactNode;
}

/** What is printed: a document of its own, the bill first. No page shows it. */
export function Statement({ meterId, period, bills, billPeriod, children }: StatementProps) {
  const t = useTranslations("statement");
  const tHistory = useTranslations("history");
  const tState = useTranslations("bill.state");
  const format = useFormat();
  const { communityName, vatPermille } = useConfig();
  const standing = useStanding();
  const { point } = usePointChoice();
  const name = standing.data?.participant?.profile.name;
  const energy = sumBills(bills);
  const sum = statementSum(bills, BigInt(vatPermille));
  const size = sum.sumMicro < 0n ? -sum.sumMicro : sum.sumMicro;
  const kwh = (wh: bigint) => `${format.kwhExact(wh)} kWh`;
  const isFinal = bills.every(({ state }) => state === "final");
  const lines: [string, bigint | undefined, bigint | undefined][] = [
    [tHistory("fromNeighbours"), energy.fromNeighboursWh, undefined],
    [tHistory("toNeighbours"), energy.toNeighboursWh, undefined],
    [t("withNeighbours"), undefined, sum.neighboursMicro],
    [tHistory("fromUtility"), energy.fromUtilityWh, undefined],
    [tHistory("toUtility"), energy.toUtilityWh, undefined],
    [t("withUtility"), undefined, sum.utilityMicro],
    [t("late"), energy.lateWh, sum.lateMicro],
    [tHistory("fromStorage"), energy.fromStorageWh, undefined],
    [tHistory("toStorage"), energy.toStorageWh, undefined],
    [tHistory("own"), energy.ownWh, undefined],
  ];
  const shown = lines.filter(([, wh, micro]) => (wh ?? 0n) !== 0n || (micro ?? 0n) !== 0n);
  return (
    <article className="statement hidden text-[10.5pt] leading-snug print:block">
      <header className="mb-6 flex items-start justify-between gap-8">
        <div>
          <p className="font-semibold text-accent">{communityName}</p>
          <p className="font-semibold text-[18pt] leading-tight tracking-tight">{t("heading", { period })}</p>
        </div>
        <div className="text-right">
          {name && <p className="font-medium">{name}</p>}
          <p>{t("meter", { serial: point?.serial ?? "", id: meterId })}</p>
          {point?.connection && <p>{t("connection", { connection: point.connection })}</p>}
        </div>
      </header>
      <section className="mb-6 flex items-end justify-between gap-8 rounded-lg bg-accent-soft px-5 py-4 text-accent-soft-ink">
        <div>
          <p>{t(sum.sumMicro < 0n ? "youOwe" : sum.sumMicro > 0n ? "youReceive" : "nothing")}</p>
          <p className="font-semibold text-[24pt] tabular-nums leading-none tracking-tight">{format.money(size)}</p>
        </div>
        <p className="text-right">{t(isFinal ? "final" : "provisional")}</p>
      </section>
      <table className="mb-6 w-full">
        <caption className="pb-1 text-left font-semibold">{t("lines")}</caption>
        <thead>
          <tr className="border-b text-ink-soft">
            <Head>{t("line")}</Head>
            <Head right>{t("energy")}</Head>
            <Head right>{t("amount")}</Head>
          </tr>
        </thead>
        <tbody>
          {shown.map(([label, wh, micro]) => (
            <tr key={label} className={micro === undefined ? "" : "border-b"}>
              <Cell>{label}</Cell>
              <Cell right>{wh === undefined ? "" : kwh(wh)}</Cell>
              <Cell right>{micro === undefined ? "" : format.money(micro)}</Cell>
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr className="border-t-2 border-ink">
            <Cell>{t("sum")}</Cell>
            <Cell right>{""}</Cell>
            <Cell right>{format.money(sum.sumMicro)}</Cell>
          </tr>
          {vatPermille > 0 && sum.vatMicro > 0n && (
            <tr className="font-normal">
              <Cell>{t("vat", { rate: format.percentExact(BigInt(vatPermille)) })}</Cell>
              <Cell right>{""}</Cell>
              <Cell right>{format.money(sum.vatMicro)}</Cell>
            </tr>
          )}
          <tr className="font-normal text-ink-soft">
            <Cell>{tHistory("utilityAlone")}</Cell>
            <Cell right>{""}</Cell>
            <Cell right>{format.money(sum.utilityAloneMicro)}</Cell>
          </tr>
        </tfoot>
      </table>
      {children}
      <table className="mt-6 w-full">
        <caption className="pb-1 text-left font-semibold">{t(billPeriod === "day" ? "byDay" : "byMonth")}</caption>
        <thead>
          <tr className="border-b text-ink-soft">
            <Head>{tHistory(billPeriod)}</Head>
            <Head right>{tHistory("taken")}</Head>
            <Head right>{tHistory("fedIn")}</Head>
            <Head right>{t("amount")}</Head>
            <Head right>{tHistory("state")}</Head>
          </tr>
        </thead>
        <tbody>
          {bills.map((bill) => (
            <tr key={bill.from} className="border-b">
              <Cell>{format.billDay(billPeriod, Date.parse(bill.starts_at) / 1000)}</Cell>
              <Cell right>{kwh(BigInt(bill.import_wh) + BigInt(bill.catch_up_import_wh))}</Cell>
              <Cell right>{kwh(BigInt(bill.export_wh) + BigInt(bill.catch_up_export_wh))}</Cell>
              <Cell right>{format.money(BigInt(bill.money_micro))}</Cell>
              <Cell right>{tState(bill.state)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="mt-6 text-[9pt] text-ink-soft">
        <p>{t("sign")}</p>
        <p className="font-mono [overflow-wrap:anywhere]">{point?.owner}</p>
      </footer>
    </article>
  );
}

const Head = ({ right = false, children }: { right?: boolean; children: ReactNode }) => (
  <th scope="col" className={`py-1 pr-4 font-medium last:pr-0 ${right ? "text-right" : "text-left"}`}>
    {children}
  </th>
);

const Cell = ({ right = false, children }: { right?: boolean; children: ReactNode }) => (
  <td className={`py-1 pr-4 tabular-nums last:pr-0 ${right ? "whitespace-nowrap text-right" : "text-left"}`}>
    {children}
  </td>
);
