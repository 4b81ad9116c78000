"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Loading } from "@/kit/Loading";
import { useResults } from "@/kit/queries/getResults";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";

const SHOWN = 6;

/** The latest slots, each with the way to its explanation. */
export function RecentSlots({ meterId }: { meterId: number }) {
  const t = useTranslations("recent");
  const tReason = useTranslations("reason");
  const format = useFormat();
  const results = useResults(meterId, { limit: SHOWN });
  return (
    <Card title={t("title")} hint={t("hint")}>
      {results.isPending && <Loading className="h-48" />}
      {results.data?.items.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      <Unanswered title={t("unreachable")} of={[results]} />
      <ul className="divide-y">
        {results.data?.items.map((result) => {
          const money = BigInt(result.money_micro);
          return (
            <li key={result.slot}>
              <Link
                href={`/explain/${meterId}/${result.slot}`}
                className="-mx-2 flex min-h-12 items-center gap-3 rounded-lg px-2 py-2 text-sm hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium tabular-nums">{format.slotTime(result.slot)}</span>
                  <span className="block text-ink-soft">
                    {BigInt(result.export_wh) > 0n &&
                      `${t("out", { energy: format.energy(BigInt(result.export_wh)) })} `}
                    {BigInt(result.import_wh) > 0n &&
                      `${t("in", { energy: format.energy(BigInt(result.import_wh)) })} `}
                    {result.reason !== "none" && `· ${tReason(result.reason)}`}
                  </span>
                </span>
                <span className="text-right tabular-nums">
                  {format.money(money, "always")}
                  <span className="block text-ink-soft text-xs">
                    {money !== 0n && t(money > 0n ? "received" : "paid")}
                  </span>
                </span>
                <ChevronRight aria-hidden="true" className="size-4 text-ink-soft" />
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
