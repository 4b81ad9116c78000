"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { byteLength, limits } from "@wattmesh/client";
import type { MeteringPoint } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable, type tableParts } from "@/components/ui/dataTable";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { ConfirmChange } from "@/kit/ConfirmChange";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useEntitlement } from "@/kit/useEntitlement";
import { useFormat } from "@/kit/useFormat";
import { ClassOfPoint } from "./ClassOfPoint";
import { useMeters } from "./getMeters";
import { NameConnection } from "./NameConnection";
import { Restart } from "./Restart";

export function Meters() {
  const t = useTranslations("meters");
  const { indexer } = useConfig();
  const meters = useMeters();
  if (!indexer) return <Notice tone="warn" title={t("noIndexer")} />;
  if (meters.isLoadingError) return <Unanswered title={t("unreachable")} of={[meters]} />;
  if (!meters.data) return <Loading className="h-72" />;
  return (
    <Card title={t("title")} hint={t("hint")}>
      <MeterTable meters={meters.data.pages.flatMap(({ items }) => items)} />
      {meters.hasNextPage && (
        <Button
          variant="secondary"
          className="mt-3"
          disabled={meters.isFetchingNextPage}
          onClick={() => void meters.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </Card>
  );
}

const column = createColumnHelper<typeof tableParts, MeteringPoint>();

function MeterTable({ meters }: { meters: MeteringPoint[] }) {
  const t = useTranslations("meters");
  const format = useFormat();
  const name = useNameOf();
  const { hasRole } = useEntitlement();
  const columns = useMemo((): Column<MeteringPoint>[] => {
    const wh = (text: string | undefined) => (text === undefined ? "–" : format.energy(BigInt(text)));
    return [
      column.accessor("serial", { header: t("serial") }),
      column.accessor(({ owner }) => name(owner), { id: "owner", header: t("owner") }),
      column.accessor("zone_name", { header: t("zone") }),
      column.accessor("status", {
        header: t("status"),
        cell: ({ row: { original } }) => (
          <>
            <Badge tone={original.status === "active" ? "good" : "bad"}>{t(`states.${original.status}`)}</Badge>
            {original.recall && <p className="mt-1 max-w-56 whitespace-normal text-sm">{original.recall.reason}</p>}
          </>
        ),
      }),
      column.accessor(({ last_reading }) => last_reading?.slot ?? -1, {
        id: "reading",
        header: t("lastReading"),
        cell: ({ row: { original } }) =>
          original.last_reading === null ? t("never") : format.slotTime(original.last_reading.slot),
      }),
      column.accessor(({ last_reading }) => Number(last_reading?.import_total_wh ?? -1), {
        id: "import",
        header: t("import"),
        cell: ({ row: { original } }) => wh(original.last_reading?.import_total_wh),
      }),
      column.accessor(({ last_reading }) => Number(last_reading?.export_total_wh ?? -1), {
        id: "export",
        header: t("export"),
        cell: ({ row: { original } }) => wh(original.last_reading?.export_total_wh),
      }),
      ...(hasRole
        ? [
            // A cell of its own function would be another one with every answer, and forget what is being written in it.
            column.display({ id: "act", header: t("act"), cell: Acts }),
          ]
        : []),
    ];
  }, [t, format, name, hasRole]);
  return <DataTable caption={t("title")} columns={columns} data={meters} rowId={({ meter_id }) => String(meter_id)} />;
}

/** What the connected account may do about a meter. */
function Acts({ row: { original: meter } }: { row: { original: MeteringPoint } }) {
  const { address, isVerifier, isAdmin, operates } = useEntitlement();
  const judges = meter.owner !== address && (isVerifier || operates.includes(meter.zone_id));
  return (
    <>
      {isVerifier && meter.quarantined_wh !== null && <Doubt meter={meter} exportWh={BigInt(meter.quarantined_wh)} />}
      {judges && meter.restart !== null && <Restart meter={meter} waiting={meter.restart} />}
      {judges && <NameConnection meter={meter} />}
      {isVerifier && meter.kind !== "feeder" && <ClassOfPoint meter={meter} />}
      {(isVerifier || isAdmin) && <Stop meter={meter} isVerifier={isVerifier} />}
    </>
  );
}

/** Export beyond the inverter: verifiers together believe all of it, or none. */
function Doubt({ meter, exportWh }: { meter: MeteringPoint; exportWh: bigint }) {
  const t = useTranslations("meters");
  const format = useFormat();
  const meterId = meter.meter_id;
  const transaction = useTransaction(`doubt:${meterId}`);
  const values = { serial: meter.serial };
  const release = () =>
    transaction.submit({ name: "releaseExport", values }, ({ library, deployment, sender }) => [
      library.releaseExportMessage(deployment, sender, { meterId, exportWh }),
    ]);
  const drop = () =>
    transaction.submit({ name: "dropExport", values }, ({ library, deployment, sender }) => [
      library.dropExportMessage(deployment, sender, { meterId, exportWh }),
    ]);
  return (
    <div className="mb-2 flex max-w-72 flex-wrap items-center gap-2">
      <p className="whitespace-normal text-sm">{t("doubt", { energy: format.energy(exportWh) })}</p>
      <Button size="sm" variant="secondary" disabled={transaction.busy} onClick={() => void release()}>
        {t("release")}
      </Button>
      <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void drop()}>
        {t("drop")}
      </Button>
      <TxProgress record={transaction.last} />
    </div>
  );
}

/** A verifier recalls for a day, with a reason; verifiers together take out of service. */
function Stop({ meter, isVerifier }: { meter: MeteringPoint; isVerifier: boolean }) {
  const t = useTranslations("meters");
  const meterId = meter.meter_id;
  const [reason, setReason] = useState<string>();
  const [asked, ask] = useState<"recall" | "decommission">();
  const transaction = useTransaction(`stop:${meterId}`);
  const why = reason?.trim() ?? "";
  const values = { serial: meter.serial };
  const recall = () =>
    transaction.submit({ name: "recallMeter", values }, ({ library, deployment, sender }) => [
      library.recallMeterMessage(deployment, sender, { meterId, reason: why }),
    ]);
  const propose = () =>
    transaction.submit({ name: "decommission", values }, ({ library, deployment, sender }) => [
      library.proposeMessage(deployment, sender, { action: { decommission: { meterId } } }),
    ]);
  if (meter.status === "decommissioned") return null;
  if (asked !== undefined) {
    const isRecall = asked === "recall";
    return (
      <div className="w-80 whitespace-normal">
        <ConfirmChange
          consequences={[t(isRecall ? "willRecall" : "willDecommission", values)]}
          sign={t(isRecall ? "recallNow" : "signDecommission")}
          busy={transaction.busy}
          onSign={() => {
            ask(undefined);
            void (isRecall ? recall() : propose());
          }}
          onBack={() => ask(undefined)}
        />
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      {meter.status === "active" && reason === undefined && (
        <Button size="sm" variant="danger" onClick={() => setReason("")}>
          {t("recall")}
        </Button>
      )}
      {meter.status === "active" && reason !== undefined && (
        <>
          <Field
            label={t("reason")}
            hint={t("reasonHint", { most: String(limits.registry.reasonBytes) })}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            size="sm"
            variant="danger"
            disabled={transaction.busy || why === "" || byteLength(why) > limits.registry.reasonBytes}
            onClick={() => ask("recall")}
          >
            {t("recallNow")}
          </Button>
        </>
      )}
      {meter.status === "suspended" && isVerifier && (
        <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => ask("decommission")}>
          {t("decommission")}
        </Button>
      )}
      <TxProgress record={transaction.last} />
    </div>
  );
}
