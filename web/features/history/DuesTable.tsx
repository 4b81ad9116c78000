"use client";

import { useTranslations } from "next-intl";
import { type DuesParameters, useDues } from "@/kit/queries/getDues";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { duesLines } from "@/lib/energy/duesLines";

/** The part of a statement that is not in coins: what the utility owes, and what is owed to it. */
export function DuesTable(parameters: DuesParameters) {
  const t = useTranslations("statement.dues");
  const format = useFormat();
  const dues = useDues(parameters);
  const lines = dues.data === undefined ? [] : duesLines(dues.data);
  if (dues.data === undefined) return <Unanswered title={t("unreachable")} of={[dues]} />;
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={t("title")} tabIndex={0} className="relative mt-6 overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="px-2 pb-2 text-left font-medium">{t("title")}</caption>
        <thead>
          <tr className="border-b text-ink-soft">
            <th scope="col" className="px-2 py-2 text-left font-medium">
              {t("what")}
            </th>
            {[t("before"), t("moved"), t("after")].map((name) => (
              <th key={name} scope="col" className="px-2 py-2 text-right align-bottom font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {lines.map(({ kind, beforeMicro, movedMicro, afterMicro }) => (
            <tr key={kind}>
              <th scope="row" className="min-w-24 px-2 py-2 text-left font-normal">
                {t(kind)}
              </th>
              {[beforeMicro, movedMicro, afterMicro].map((micro, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places
                <td key={column} className="whitespace-nowrap px-2 py-2 text-right tabular-nums">
                  {format.money(micro)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
