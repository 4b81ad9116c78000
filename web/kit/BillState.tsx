"use client";

import type { Bill } from "@wattmesh/indexer-client";
import { CircleCheck, CircleDotDashed, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

const looks = {
  open: { Icon: CircleDotDashed, tone: "neutral" },
  provisional: { Icon: Hourglass, tone: "warn" },
  final: { Icon: CircleCheck, tone: "good" },
} as const;

/** Whether a day's or month's numbers can still change. */
export function BillState({ bill }: { bill: Pick<Bill, "state"> }) {
  const t = useTranslations("bill");
  const { Icon, tone } = looks[bill.state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {t(`state.${bill.state}`)}
    </Badge>
  );
}
