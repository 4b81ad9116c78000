"use client";

import { createColumnHelper } from "@tanstack/react-table";
import type { Order } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable, type tableParts } from "@/components/ui/dataTable";
import { Loading } from "@/features/shell/Loading";
import { Unanswered } from "@/features/shell/Unanswered";
import { useFormat } from "@/features/shell/useFormat";
import { TxProgress } from "@/features/transactions/TxProgress";
import { useTransaction } from "@/features/transactions/TxProvider";
import { useOrders } from "./getMarket";

const column = createColumnHelper<typeof tableParts, Order>();
const tones = { open: "good", sleeping: "warn", filled: "good", ended: "neutral" } as const;
const reasons = [
  "none",
  "outbid",
  "marginal",
  "no_counterparty",
  "expired",
  "condition_unmet",
  "bundle_incomplete",
  "cancelled",
  "market_rest",
] as const;

/** My orders, what became of them, and how to take them back. */
export function MyOrders({ meterId }: { meterId: number }) {
  const t = useTranslations("market.orders");
  const orders = useOrders(meterId);
  const transaction = useTransaction(`cancelAll:${meterId}`);
  const open = orders.data?.items.filter(isOpen) ?? [];
  const cancelAll = () =>
    transaction.submit({ name: "cancelAllOrders" }, ({ library, deployment, sender }) => [
      library.cancelAllOrdersMessage(deployment, sender, { meterId }),
    ]);
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aside={
        open.length > 0 ? (
          <div className="flex items-center gap-2">
            <TxProgress record={transaction.last} />
            <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void cancelAll()}>
              {t("cancelAll")}
            </Button>
          </div>
        ) : undefined
      }
    >
      {orders.isPending && <Loading className="h-32" />}
      <Unanswered title={t("unreachable")} of={[orders]} />
      {orders.data?.items.length === 0 && <p className="py-4 text-ink-soft text-sm">{t("none")}</p>}
      {orders.data !== undefined && orders.data.items.length > 0 && <OrderTable orders={orders.data.items} />}
    </Card>
  );
}

const isOpen = ({ status }: Order): boolean => status === "open" || status === "sleeping";

function OrderTable({ orders }: { orders: Order[] }) {
  const t = useTranslations("market.orders");
  const tKind = useTranslations("market.form");
  const format = useFormat();
  const columns = useMemo((): Column<Order>[] => {
    const price = ({ price_micro_per_kwh: fixed, model, offset_micro_per_kwh: offset }: Order) =>
      fixed !== null
        ? format.price(fixed)
        : model === null
          ? "–"
          : t("follows", { model: tKind(`models.${model}`), offset: format.price(offset ?? 0) });
    const reason = (text: string | null) => reasons.find((one) => one === text);
    return [
      column.accessor("order_id", { header: t("id") }),
      column.accessor("slot", { header: t("slot"), cell: ({ row: { original } }) => format.slotTime(original.slot) }),
      column.accessor("side", { header: t("side"), cell: ({ row: { original } }) => tKind(`sides.${original.side}`) }),
      column.accessor("kind", {
        header: t("kind"),
        cell: ({ row: { original } }) => (
          <>
            {tKind(`kinds.${original.kind}`)}
            {original.condition !== null && `, ${t("conditional")}`}
            {original.delegated && `, ${t("delegated")}`}
          </>
        ),
      }),
      column.accessor(({ price_micro_per_kwh }) => price_micro_per_kwh ?? -1, {
        id: "price",
        header: t("price"),
        cell: ({ row: { original } }) => price(original),
      }),
      column.accessor(({ energy_wh }) => Number(energy_wh), {
        id: "energy",
        header: t("energy"),
        cell: ({ row: { original } }) => format.energy(BigInt(original.energy_wh)),
      }),
      column.accessor(({ filled_wh }) => Number(filled_wh), {
        id: "filled",
        header: t("filled"),
        cell: ({ row: { original } }) => format.energy(BigInt(original.filled_wh)),
      }),
      column.accessor("status", {
        header: t("status"),
        cell: ({ row: { original } }) => {
          const why = reason(original.reason);
          return (
            <Badge tone={tones[original.status]}>
              {t(`states.${original.status}`)}
              {why !== undefined && why !== "none" && `: ${t(`reasons.${why}`)}`}
            </Badge>
          );
        },
      }),
      column.display({
        id: "act",
        header: () => <span className="sr-only">{t("act")}</span>,
        cell: ({ row: { original } }) => (isOpen(original) ? <CancelButton order={original} /> : null),
      }),
    ];
  }, [t, tKind, format]);
  return <DataTable caption={t("title")} columns={columns} data={orders} rowId={({ order_id }) => String(order_id)} />;
}

function CancelButton({ order }: { order: Order }) {
  const t = useTranslations("market.orders");
  const { order_id: id, meter_id: meterId, slot } = order;
  const transaction = useTransaction(`cancel:${id}`);
  const cancel = () =>
    transaction.submit({ name: "cancelOrder", values: { id: String(id) } }, ({ library, deployment, sender }) => [
      library.cancelOrdersMessage(deployment, sender, { meterId, orders: [{ slot, orderId: BigInt(id) }] }),
    ]);
  return (
    <Button
      size="sm"
      variant="danger"
      disabled={transaction.busy}
      aria-label={t("cancelOne", { id })}
      onClick={() => void cancel()}
    >
      {t("cancel")}
    </Button>
  );
}
