"use client";

import { type Reader, sayResultFact } from "@wattmesh/client";
import type { Result } from "@wattmesh/indexer-client";
import { ChevronLeft, ChevronRight, CircleCheck, CircleHelp, SearchX, ShieldAlert, ShieldCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScrollingTable } from "@/components/charts/AsTable";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/pageHeader";
import { factsOf } from "@/features/explain/factsOf";
import { type Explanation, isNoSuchMeter, useExplanation } from "@/features/explain/getExplanation";
import { settlementLines } from "@/features/explain/settlementLines";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { flowsOf } from "@/lib/energy/flows";
import { useMounted } from "@/lib/useMounted";

/** Any slot of a metering point: in words, in numbers, and with what proves it. */
export function ExplainPage({ meterId, slot }: { meterId: number; slot: number }) {
  const t = useTranslations("explain");
  const format = useFormat();
  const explanation = useExplanation(meterId, slot);
  const mounted = useMounted();
  const address = useAddress();
  const nameOf = useNameOf();
  if (isNoSuchMeter(explanation.error)) {
    return (
      <Empty Icon={SearchX} title={<h1>{t("noSuchMeter")}</h1>}>
        {t("noSuchMeterText", { meterId: String(meterId) })}
      </Empty>
    );
  }
  const point = explanation.data?.point;
  const reader = point !== undefined && point.owner === address ? "owner" : "anybody";
  const date = format.slotDate(slot);
  const lead =
    point === undefined
      ? date
      : reader === "owner"
        ? t("lead", { date })
        : t("leadOf", { date, owner: nameOf(point.owner), serial: point.serial });
  return (
    <>
      <PageHeader
        title={mounted ? format.slotTime(slot) : t("title")}
        lead={mounted ? lead : undefined}
        aside={
          <nav aria-label={t("neighbours")} className="flex gap-2">
            <Link
              href={`/explain/${meterId}/${slot - 1}`}
              className={buttonStyle({ variant: "secondary", size: "sm" })}
            >
              <ChevronLeft aria-hidden="true" />
              {t("before")}
            </Link>
            <Link
              href={`/explain/${meterId}/${slot + 1}`}
              className={buttonStyle({ variant: "secondary", size: "sm" })}
            >
              {t("after")}
              <ChevronRight aria-hidden="true" />
            </Link>
          </nav>
        }
      />
      {explanation.isPending && <Loading className="h-72" />}
      <Unanswered title={t("unreachable")} of={[explanation]} />
      {explanation.data && <Explained explanation={explanation.data} reader={reader} />}
    </>
  );
}

interface PartProps {
  explanation: Explanation;
  reader: Reader;
}

function Explained({ explanation, reader }: PartProps) {
  const t = useTranslations("explain");
  const { result, slot } = explanation;
  if (result === null) {
    return (
      <Card>
        <Empty Icon={CircleHelp} title={t(reader === "owner" ? "nothing" : "nothingOf")}>
          {slot === null
            ? t("notYet")
            : slot.final_height === null
              ? t("beingSettled")
              : t(reader === "owner" ? "noReading" : "noReadingOf")}
        </Empty>
      </Card>
    );
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Words result={result} explanation={explanation} reader={reader} />
        <Numbers result={result} explanation={explanation} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Reading explanation={explanation} reader={reader} />
        <WholeSlot explanation={explanation} reader={reader} />
      </div>
    </div>
  );
}

function Words({ result, explanation, reader }: PartProps & { result: Result }) {
  const t = useTranslations("explain");
  const locale = useLocale();
  const format = useFormat();
  const { passedOnWh } = flowsOf(result);
  const isSoldOn = BigInt(result.forward_bought_wh) > BigInt(result.forward_sold_wh);
  const passedOn = t(isSoldOn ? "soldOn" : "boughtBack", { energy: format.energy(passedOnWh) });
  const sentences = [
    ...factsOf(result, explanation).map((fact) => sayResultFact(locale, fact, format, reader)),
    ...(passedOnWh > 0n ? [passedOn] : []),
  ];
  const money = BigInt(result.money_micro);
  const saved = BigInt(result.saved_micro);
  return (
    <Card title={t("words")}>
      <ul className="space-y-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-4 flex flex-wrap items-baseline gap-x-3 border-t pt-3">
        <span className="font-semibold text-2xl tabular-nums tracking-tight">
          {format.money(money < 0n ? -money : money)}
        </span>
        <span>{t(money > 0n ? "received" : money < 0n ? "paid" : "even")}</span>
        <span className="font-medium text-accent text-sm">
          {saved > 0n ? t("better", { amount: format.money(saved) }) : t("same")}
        </span>
      </p>
    </Card>
  );
}

function Numbers({ result, explanation: { slot } }: { result: Result; explanation: Explanation }) {
  const t = useTranslations("explain");
  const format = useFormat();
  const lines = settlementLines(result, slot?.trading_fee_micro_per_kwh ?? 0);
  return (
    <Card title={t("numbers")}>
      <ScrollingTable
        caption={t("numbers")}
        head={[t("line"), t("energy"), t("price"), t("money")]}
        rows={[
          ...lines.map(({ kind, energyWh, priceMicroPerKwh, moneyMicro }) => ({
            key: kind,
            cells: [
              t(`kind.${kind}`),
              format.energy(energyWh),
              priceMicroPerKwh === undefined ? "–" : format.price(priceMicroPerKwh),
              format.moneyExact(moneyMicro),
            ],
          })),
          {
            key: "sum",
            cells: [
              <strong key="sum">{t("sum")}</strong>,
              "",
              "",
              <strong key="money">{format.moneyExact(BigInt(result.money_micro))}</strong>,
            ],
          },
        ]}
      />
    </Card>
  );
}

function Reading({ explanation: { reading, former, proof }, reader }: PartProps) {
  const t = useTranslations("explain");
  const format = useFormat();
  if (reading === null) return <Card title={t("reading")}>{t(reader === "owner" ? "noReading" : "noReadingOf")}</Card>;
  const ProofIcon = proof?.isValid ? ShieldCheck : ShieldAlert;
  return (
    <Card
      title={t("reading")}
      hint={t("readingHint")}
      aside={<Badge tone={reading.verdict === "accepted" ? "good" : "warn"}>{t(`verdict.${reading.verdict}`)}</Badge>}
    >
      <ScrollingTable
        caption={t("reading")}
        head={[t("register"), t("atStart"), t("atEnd")]}
        rows={[
          { key: "in", cells: [t("importRegister"), total(former?.import_total_wh), total(reading.import_total_wh)] },
          { key: "out", cells: [t("exportRegister"), total(former?.export_total_wh), total(reading.export_total_wh)] },
        ]}
      />
      <p className="mt-3 flex items-start gap-2 text-sm">
        <ProofIcon
          aria-hidden="true"
          className={`mt-0.5 size-5 shrink-0 ${proof?.isValid ? "text-accent" : "text-warn-ink"}`}
        />
        {proof === null
          ? t("proofNotFound")
          : proof.isValid
            ? t(reader === "owner" ? "proofValid" : "proofValidOf", { keyType: proof.keyType })
            : t("proofInvalid", { keyType: proof.keyType })}
      </p>
      <Facts>
        <Fact name={t("block")}>{format.number(BigInt(reading.height))}</Fact>
        {reading.tx_hash && <Fact name={t("transaction")}>{reading.tx_hash}</Fact>}
      </Facts>
    </Card>
  );

  function total(wh: string | undefined): string {
    return wh === undefined ? "–" : `${format.kwhExact(BigInt(wh))} kWh`;
  }
}

function WholeSlot({ explanation: { slot, result }, reader }: PartProps) {
  const t = useTranslations("explain");
  const format = useFormat();
  if (slot === null) return null;
  return (
    <Card
      title={t("whole")}
      hint={t("wholeHint")}
      aside={
        slot.adds_up ? (
          <Badge tone="good">
            <CircleCheck aria-hidden="true" />
            {t("addsUp")}
          </Badge>
        ) : (
          <Badge tone="bad">{t("doesNotAddUp")}</Badge>
        )
      }
    >
      <Facts>
        <Fact name={t("points")}>{format.number(BigInt(slot.points_metered))}</Fact>
        <Fact name={t("turnover")}>{format.money(BigInt(slot.turnover_micro))}</Fact>
        <Fact name={t("fees")}>{format.money(BigInt(slot.community_micro))}</Fact>
        {slot.final_height !== null && <Fact name={t("settledIn")}>{format.number(BigInt(slot.final_height))}</Fact>}
        {result !== null && (
          <Fact name={t(reader === "owner" ? "yoursIn" : "itsIn")}>{format.number(BigInt(result.height))}</Fact>
        )}
      </Facts>
    </Card>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="font-mono text-xs leading-6 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
