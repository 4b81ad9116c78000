"use client";

import type { Rule } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import type { Terms } from "@/kit/queries/getPoint";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { sayRule } from "./sayRule";

/** What a rule does, in sentences with this community's prices. */
export function RuleSentences({ rule, terms }: { rule: Rule; terms: Terms }) {
  const t = useTranslations("rule.says");
  const format = useFormat();
  return (
    <ul className="space-y-1 text-sm">
      {sayRule(rule, terms).map(({ key, prices, isHint }) => {
        const values = Object.fromEntries(Object.entries(prices).map(([name, price]) => [name, format.price(price)]));
        return (
          <li key={key} className={cn(isHint && "font-medium text-warn-ink")}>
            {t(key, values as never)}
          </li>
        );
      })}
    </ul>
  );
}
