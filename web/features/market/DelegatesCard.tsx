"use client";

import { type Delegate, limits } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { DelegateForm } from "./DelegateForm";
import { useDelegates } from "./getDelegates";

/** Who may trade ahead for a metering point, within which limits, and how to let somebody or take it back. */
export function DelegatesCard({ meterId }: { meterId: number }) {
  const t = useTranslations("market.delegates");
  const delegates = useDelegates(meterId);
  const [isNew, setNew] = useState(false);
  const [changed, change] = useState<Delegate>();
  const all = delegates.data ?? [];
  // A form ends itself alone: another one may have been opened while its transaction was on its way.
  const close = () => (changed === undefined ? setNew(false) : change((now) => (now === changed ? undefined : now)));
  return (
    <Card title={t("title")} hint={t("hint")} aria-busy={delegates.isPending}>
      {delegates.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[delegates]} />
      {delegates.data?.length === 0 && <p className="text-ink-soft text-sm">{t("none")}</p>}
      <ul className="divide-y">
        {all.map((delegate) => (
          <Row
            key={delegate.delegate}
            meterId={meterId}
            delegate={delegate}
            onChange={() => {
              setNew(false);
              change(delegate);
            }}
          />
        ))}
      </ul>
      {delegates.data && !isNew && changed === undefined && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button
            size="sm"
            variant="secondary"
            disabled={all.length >= limits.trading.delegates}
            onClick={() => setNew(true)}
          >
            {t("add")}
          </Button>
          {all.length >= limits.trading.delegates && (
            <p className="text-ink-soft text-sm">{t("full", { most: limits.trading.delegates })}</p>
          )}
        </div>
      )}
      {(isNew || changed) && (
        <DelegateForm key={changed?.delegate ?? "new"} meterId={meterId} delegate={changed} onClose={close} />
      )}
    </Card>
  );
}

interface RowProps {
  meterId: number;
  delegate: Delegate;
  onChange: () => void;
}

function Row({ meterId, delegate: { delegate, limits: may }, onChange }: RowProps) {
  const t = useTranslations("market.delegates");
  const format = useFormat();
  const nameOf = useNameOf();
  const transaction = useTransaction(`removeDelegate:${meterId}:${delegate}`);
  const [asked, ask] = useState(false);
  const name = nameOf(delegate);
  const isOver = Number(may.expiresAt) * 1000 <= Date.now();
  const remove = async () => {
    const purpose = { name: "removeDelegate", values: { name } };
    await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.removeDelegateMessage(deployment, sender, { meterId, delegate }),
    ]);
    ask(false);
  };
  return (
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium [overflow-wrap:anywhere]">{name}</h3>
        <Badge tone={isOver ? "neutral" : "good"}>
          {t(isOver ? "over" : "until", { date: format.date(Number(may.expiresAt)) })}
        </Badge>
      </div>
      <p className="text-ink-soft">
        {t("may", {
          energy: format.energy(may.slotEnergyWh),
          sell: format.price(may.lowestSellMicroPerKwh),
          buy: format.price(may.highestBuyMicroPerKwh),
        })}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button size="sm" variant="secondary" onClick={onChange}>
          {t("change")}
        </Button>
        <Button size="sm" variant="danger" disabled={transaction.busy || asked} onClick={() => ask(true)}>
          {t("remove")}
        </Button>
        <TxProgress record={transaction.last} />
      </div>
      {asked && (
        <div className="mt-3">
          <ConfirmChange
            consequences={[t("willEnd", { name }), t("ordersStay")]}
            sign={t("signRemove")}
            busy={transaction.busy}
            onSign={() => void remove()}
            onBack={() => ask(false)}
          />
        </div>
      )}
    </li>
  );
}
