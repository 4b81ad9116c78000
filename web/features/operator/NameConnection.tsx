"use client";

import { valibotResolver } from "@hookform/resolvers/valibot";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { type Deployment, plainConnection } from "@wattmesh/client";
import type { MeteringPoint } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useConfig } from "@/kit/ConfigProvider";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { connection as connectionField } from "@/lib/forms/schema";
import { useFieldError } from "@/lib/forms/useFieldError";

/** What the chain says a meter is connected to; events leave it out, so that only the chain can be asked. */
async function getConnection(deployment: Deployment, meterId: number): Promise<string | null> {
  const { library, client } = await loadChain(deployment);
  return (await library.getMeteringPoint(client, { meterId })).connection ?? null;
}

const getConnectionOptions = (deployment: Deployment, meterId: number, wanted: boolean) =>
  queryOptions({
    queryKey: ["chain", "point", "connection", meterId],
    queryFn: () => getConnection(deployment, meterId),
    enabled: wanted,
  });

/** The connection of a meter, and a form for one that was registered before connections had numbers. */
export function NameConnection({ meter }: { meter: Pick<MeteringPoint, "meter_id" | "serial"> }) {
  const t = useTranslations("meters.connection");
  const fieldError = useFieldError();
  const { deployment } = useConfig();
  const { meter_id: meterId, serial } = meter;
  const [isOpen, open] = useState(false);
  const known = useQuery(getConnectionOptions(deployment, meterId, isOpen));
  const transaction = useTransaction(`nameConnection:${meterId}`);
  const form = useForm({
    resolver: valibotResolver(v.object({ connection: connectionField })),
    mode: "onTouched",
    defaultValues: { connection: "" },
  });
  const send = form.handleSubmit(async ({ connection }) => {
    await transaction.submit({ name: "nameConnection", values: { serial } }, ({ library, deployment, sender }) => [
      library.nameConnectionMessage(deployment, sender, { meterId, connection: plainConnection(connection) }),
    ]);
  });
  if (!isOpen) {
    return (
      <Button size="sm" variant="secondary" className="mb-2" onClick={() => open(true)}>
        {t("show")}
      </Button>
    );
  }
  if (known.data === undefined) return <p className="mb-2 text-sm">…</p>;
  if (known.data !== null) return <p className="mb-2 text-sm">{t("is", { connection: known.data })}</p>;
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="mb-2 w-72 whitespace-normal">
      <Field
        label={t("name")}
        hint={t("hint")}
        autoComplete="off"
        spellCheck={false}
        error={fieldError(form.formState.errors.connection)}
        {...form.register("connection")}
      />
      <Button type="submit" size="sm" variant="secondary" className="mt-2" disabled={transaction.busy}>
        {t("send")}
      </Button>
      <TxProgress record={transaction.last} />
    </form>
  );
}
