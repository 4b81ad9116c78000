"use client";

import { type AccountResponse, latestRule, type Rule } from "@wattmesh/client";
import { Pause, Play, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Loading } from "@/kit/Loading";
import { type Terms, usePoint, useTerms } from "@/kit/queries/getPoint";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { untilLoaded } from "@/lib/untilLoaded";
import { noRule } from "./noRule";
import { RuleSentences } from "./RuleSentences";

/** It comes when it is wanted: most visits change nothing. */
const RuleEditor = dynamic(() => untilLoaded(() => import("./RuleEditor").then((module) => module.RuleEditor)), {
  loading: () => <Loading className="h-96" />,
});

/** My rule: one form, one sentence of what it does, one signature. */
export function RuleCard({ meterId }: { meterId: number }) {
  const t = useTranslations("rule");
  const point = usePoint(meterId);
  const terms = useTerms();
  if (!point.data || !terms.data) {
    return (
      <Card title={t("title")}>
        {point.isError || terms.isError ? (
          <Unanswered title={t("unreachable")} of={[point, terms]} />
        ) : (
          <Loading className="h-64" />
        )}
      </Card>
    );
  }
  return <MyRule key={meterId} point={point.data} terms={terms.data} />;
}

/** The rule in sentences, and the form when it is to be changed. */
function MyRule({ point, terms }: { point: AccountResponse; terms: Terms }) {
  const t = useTranslations("rule");
  const [editing, setEditing] = useState(false);
  const { meterId } = point;
  const format = useFormat();
  const rule: Rule = latestRule(point) ?? noRule;
  const transaction = useTransaction(`rule:${meterId}`);
  const send = (wanted: Rule) =>
    transaction.submit({ name: "setRule" }, ({ library, deployment, sender }) => [
      library.setRuleMessage(deployment, sender, { meterId, rule: wanted }),
    ]);
  if (editing) {
    return (
      <RuleEditor
        meterId={meterId}
        rule={rule}
        terms={terms}
        transaction={transaction}
        onSend={async (wanted) => {
          const record = await send(wanted);
          if (record?.status === "inBlock" || record?.status === "final") setEditing(false);
        }}
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aside={rule.paused ? <Badge tone="warn">{t("pausedBadge")}</Badge> : undefined}
    >
      <RuleSentences rule={rule} terms={terms} />
      {point.nextRule && (
        <p className="mt-2 text-ink-soft text-sm">
          {t("fromNext", { time: format.slotTime(point.nextRule.fromSlot) })}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button onClick={() => setEditing(true)} disabled={transaction.busy}>
          <SlidersHorizontal />
          {t("change")}
        </Button>
        <Button
          variant="secondary"
          disabled={transaction.busy}
          onClick={() => void send({ ...rule, paused: !rule.paused })}
        >
          {rule.paused ? <Play /> : <Pause />}
          {t(rule.paused ? "resume" : "pauseNow")}
        </Button>
      </div>
      <div className="mt-3 empty:hidden">
        <TxProgress record={transaction.last} />
      </div>
    </Card>
  );
}
