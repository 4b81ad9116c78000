"use client";

import { createColumnHelper } from "@tanstack/react-table";
import type { MeteringPoint } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable, type tableParts } from "@/components/ui/dataTable";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { useParticipants } from "@/kit/queries/getParticipants";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { shortAddress } from "@/lib/format/address";
import { useMeters } from "./getMeters";
import { useEntitlement } from "./useEntitlement";

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
  const participants = useParticipants().data;
  const { isVerifier, isAdmin } = useEntitlement();
  const columns = useMemo((): Column<MeteringPoint>[] => {
    const name = (address: string) =>
      participants?.find((one) => one.address === address)?.profile.name ?? shortAddress(address);
    const wh = (text: string | undefined) => (text === undefined ? "–" : format.energy(BigInt(text)));
    return [
      column.accessor("serial", { header: t("serial") }),
      column.accessor(({ owner }) => name(owner), { id: "owner", header: t("owner") }),
      column.accessor("zone_name", { header: t("zone") }),
      column.accessor("status", {
        header: t("status"),
        cell: ({ row: { original } }) => (
          <Badge tone={original.status === "active" ? "good" : "bad"}>{t(`states.${original.status}`)}</Badge>
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
      ...(isVerifier || isAdmin
        ? [
            column.display({
              id: "act",
              header: t("act"),
              cell: ({ row: { original } }) => <SuspendButton meter={original} />,
            }),
          ]
        : []),
    ];
  }, [t, format, participants, isVerifier, isAdmin]);
  return <DataTable caption={t("title")} columns={columns} data={meters} rowId={({ meter_id }) => String(meter_id)} />;
}

function SuspendButton({ meter }: { meter: MeteringPoint }) {
  const t = useTranslations("meters");
  const meterId = meter.meter_id;
  const transaction = useTransaction(`suspend:${meterId}`);
  if (meter.status !== "active") return null;
  const send = () =>
    transaction.submit({ name: "suspend", values: { subject: meter.serial } }, ({ library, deployment, sender }) => [
      library.suspendMessage(deployment, sender, { subject: { meter: { meterId } } }),
    ]);
  return (
    <span className="flex items-center gap-2">
      <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void send()}>
        {t("suspend")}
      </Button>
      <TxProgress record={transaction.last} />
    </span>
  );
}
