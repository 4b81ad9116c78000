"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, PointClass, PointClassResponse } from "@wattmesh/client";
import type { MeteringPoint } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { useConfig } from "@/kit/ConfigProvider";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { useNameOf } from "@/kit/names/useNameOf";
import { useRegistryConfig } from "@/kit/queries/getProposals";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { loadChain } from "@/lib/chain/loadChain";

const classes = ["life_supporting", "ordinary", "flexible"] as const satisfies readonly PointClass[];

async function getPointClass(deployment: Deployment, meterId: number): Promise<PointClassResponse> {
  const { library, client } = await loadChain(deployment);
  return library.getPointClass(client, { meterId });
}

const getPointClassOptions = (deployment: Deployment, meterId: number, wanted: boolean) =>
  queryOptions({
    queryKey: ["chain", "flexibility", "class", meterId],
    queryFn: () => getPointClass(deployment, meterId),
    enabled: wanted,
  });

/** What a meter is asked to do without in an emergency, and a verifier's word for another class. */
export function ClassOfPoint({ meter }: { meter: Pick<MeteringPoint, "meter_id" | "serial"> }) {
  const t = useTranslations("meters.class");
  const { deployment } = useConfig();
  const [isOpen, open] = useState(false);
  const known = useQuery(getPointClassOptions(deployment, meter.meter_id, isOpen));
  if (!isOpen) {
    return (
      <Button size="sm" variant="secondary" className="mb-2" onClick={() => open(true)}>
        {t("show")}
      </Button>
    );
  }
  if (known.isLoadingError) return <Unanswered title={t("unreachable")} of={[known]} />;
  if (known.data === undefined) return <p className="mb-2 text-sm">…</p>;
  return <Word key={known.data.class} meter={meter} known={known.data} />;
}

function Word({ meter, known }: { meter: Pick<MeteringPoint, "meter_id" | "serial">; known: PointClassResponse }) {
  const t = useTranslations("meters.class");
  const name = useNameOf();
  const threshold = useRegistryConfig().data?.threshold;
  const { meter_id: meterId, serial } = meter;
  const transaction = useTransaction(`class:${meterId}`);
  const others = classes.filter((one) => one !== known.class);
  const [wanted, want] = useState<PointClass | undefined>();
  const [isReviewed, review] = useState(false);
  const send = async (word: PointClass) => {
    const purpose = { name: "setClass", values: { serial } };
    const record = await transaction.submit(purpose, ({ library, deployment, sender }) => [
      library.setClassMessage(deployment, sender, { meterId, class: word }),
    ]);
    if (record?.status === "inBlock" || record?.status === "final") review(false);
  };
  return (
    <div className="mb-2 w-60 whitespace-normal text-sm">
      <p>{t("is", { class: t(`classes.${known.class}`) })}</p>
      {known.said.map(({ verifier, class: word }) => (
        <p key={verifier} className="text-ink-soft">
          {t("said", { verifier: name(verifier), class: t(`classes.${word}`) })}
        </p>
      ))}
      <SelectField
        label={t("other")}
        className="mt-2"
        value={wanted ?? ""}
        onChange={({ target }) => {
          want(others.find((one) => one === target.value));
          review(false);
        }}
      >
        <option value="">{t("none")}</option>
        {others.map((one) => (
          <option key={one} value={one}>
            {t(`classes.${one}`)}
          </option>
        ))}
      </SelectField>
      {wanted !== undefined && !isReviewed && (
        <Button size="sm" variant="secondary" className="mt-2" onClick={() => review(true)}>
          {t("review")}
        </Button>
      )}
      {wanted !== undefined && isReviewed && (
        <div className="mt-2">
          <ConfirmChange
            consequences={[
              t(`will.${wanted}`),
              ...(threshold === undefined ? [] : [t("together", { needed: threshold })]),
              t("isPublic"),
            ]}
            sign={t("sign")}
            busy={transaction.busy}
            onSign={() => void send(wanted)}
            onBack={() => review(false)}
          />
        </div>
      )}
      <TxProgress record={transaction.last} />
    </div>
  );
}
