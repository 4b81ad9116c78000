"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { BillState } from "@/kit/BillState";
import { useFormat } from "@/kit/useFormat";
import { flowsOf } from "@/lib/energy/flows";
import { sumBills } from "@/lib/energy/sumBills";

interface BillsTableProps {
  bills: Bill[];
  period: "day" | "month";
  /** Where a line is shown by itself. */
  pathOf: (bill: Bill) => string;
}

/** An itemised statement: each day or month, and their sum. */
export function BillsTable({ bills, period, pathOf }: BillsTableProps) {
  const t = useTranslations("history");
  const format = useFormat();
  if (bills.length === 0) return <p className="py-6 text-center text-ink-soft">{t("emptyRange")}</p>;
  const sum = sumBills(bills);
  const head = [t(period), t("fedIn"), t("taken"), t("money"), t("utilityAlone"), t("saved"), t("state")];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={t("bills")} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("bills")}</caption>
        <thead>
          <tr className="border-b text-ink-soft">
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={`whitespace-nowrap px-2 py-2 font-medium ${index === 0 ? "text-left" : "text-right"}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {bills.map((bill) => {
            const flows = flowsOf(bill);
            return (
              <tr key={bill.from}>
                <th scope="row" className="whitespace-nowrap px-2 py-2 text-left font-normal">
                  <Link
                    href={pathOf(bill)}
                    scroll={false}
                    className="underline decoration-edge-strong underline-offset-4 hover:decoration-accent"
                  >
                    {format.billDay(period, Date.parse(bill.starts_at) / 1000)}
                  </Link>
                  {bill.hours !== 24 && period === "day" && (
                    <span className="ml-2 text-ink-soft text-xs">{t("hours", { hours: bill.hours })}</span>
                  )}
                </th>
                <Cell>{format.energy(flows.exportWh)}</Cell>
                <Cell>{format.energy(flows.importWh)}</Cell>
                <Cell>{format.money(BigInt(bill.money_micro))}</Cell>
                <Cell>{format.money(BigInt(bill.utility_alone_micro))}</Cell>
                <Cell>{format.money(BigInt(bill.saved_micro))}</Cell>
                <Cell>
                  <BillState bill={bill} />
                </Cell>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="border-t-2 font-semibold">
            <th scope="row" className="px-2 py-2 text-left font-semibold">
              {t("sum")}
            </th>
            <Cell>{format.energy(sum.exportWh)}</Cell>
            <Cell>{format.energy(sum.importWh)}</Cell>
            <Cell>{format.money(sum.moneyMicro)}</Cell>
            <Cell>{format.money(sum.utilityAloneMicro)}</Cell>
            <Cell>{format.money(sum.savedMicro)}</Cell>
            <Cell> </Cell>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return <td className="whitespace-nowrap px-2 py-2 text-right tabular-nums">{children}</td>;
}
