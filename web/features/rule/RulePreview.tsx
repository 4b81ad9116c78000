"use client";

import type { Rule } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useResults } from "@/kit/queries/getResults";
import { useFormat } from "@/kit/useFormat";
import { abs } from "@/lib/bigint";
import { PREVIEW_SLOTS, previewMicro } from "./preview";

interface RulePreviewProps {
  meterId: number;
  /** What is so now. */
  stored: Rule;
  /** What is wanted. */
  rule: Rule;
  tradingFeeMicroPerKwh: number;
}

/** What a rule would have brought of late, against the present one. */
export function RulePreview({ meterId, stored, rule, tradingFeeMicroPerKwh }: RulePreviewProps) {
  const t = useTranslations("rule.preview");
  const format = useFormat();
  const slots = useResults(meterId, { limit: PREVIEW_SLOTS }).data?.items;
  if (slots === undefined || slots.length === 0) return null;
  const [wanted, present] = [rule, stored].map((one) => previewMicro(slots, one, tradingFeeMicroPerKwh));
  if (wanted === undefined || present === undefined) return <p className="mt-2 text-ink-soft text-sm">{t("stores")}</p>;
  const more = wanted - present;
  const which = more > 0n ? "more" : more < 0n ? "less" : "same";
  return (
    <p className="mt-2 text-sm" aria-live="polite">
      <span className="font-medium">{t(which, { count: slots.length, money: format.money(abs(more)) })}</span>{" "}
      <span className="text-ink-soft">{t("how")}</span>
    </p>
  );
}
