"use client";

import { byteLength, limits, type MeterFlag } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useNameOf } from "@/kit/names/useNameOf";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { useFormat } from "@/kit/useFormat";

interface FlagNoticeProps {
  meterId: number;
  serial: string;
  flag: MeterFlag;
}

/** What was found in a meter's readings, what follows, and what its owner can say for it. */
export function FlagNotice({ meterId, serial, flag: { finding, flagger, appeal } }: FlagNoticeProps) {
  const t = useTranslations("flag");
  const format = useFormat();
  const name = useNameOf();
  const [reason, setReason] = useState("");
  const transaction = useTransaction(`appealFlag:${meterId}`);
  const why = reason.trim();
  const { kind, fromSlot, toSlot, slots, measuredWh, expectedWh, otherMeterId } = finding;
  const say = () =>
    transaction.submit({ name: "appealFlag", values: { serial } }, ({ library, deployment, sender }) => [
      library.appealFlagMessage(deployment, sender, { meterId, reason: why }),
    ]);
  return (
    <Notice tone="warn" className="mt-2" title={t("title", { flagger: name(flagger) })}>
      <p>{t(`kind.${kind}`, { meter: otherMeterId ?? meterId })}</p>
      <p>
        {t("numbers", {
          range: format.slotRange(fromSlot, toSlot),
          slots,
          measured: format.kwhExact(measuredWh),
          expected: format.kwhExact(expectedWh),
        })}
      </p>
      <p>{t("follows")}</p>
      {appeal === undefined ? (
        <div className="mt-2 flex flex-wrap items-end gap-3">
          <Field
            label={t("say")}
            hint={t("sayHint", { most: String(limits.registry.reasonBytes) })}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            size="sm"
            variant="secondary"
            disabled={transaction.busy || why === "" || byteLength(why) > limits.registry.reasonBytes}
            onClick={() => void say()}
          >
            {t("send")}
          </Button>
          <TxProgress record={transaction.last} />
        </div>
      ) : (
        <p>{t("said", { reason: appeal })}</p>
      )}
    </Notice>
  );
}
