"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { orderReasons } from "@wattmesh/client";
import type { Order } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable, type tableParts } from "@/components/ui/dataTable";
import { Segments } from "@/components/ui/segments";
import { Loading } from "@/kit/Loading";
import { TxProgress } from "@/kit/transactions/TxProgress";
import { useTransaction } from "@/kit/transactions/TxProvider";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useOrders } from "./getMarket";
import { OrderDetail } from "./OrderDetail";
import { OrdersFile } from "./OrdersFile";

const column = createColumnHelper<typeof tableParts, Order>();
const tones = { open: "good", conditional: "warn", filled: "good", ended: "neutral" } as const;

const segments = ["open", "filled", "all"] as const;
type Segment = (typeof segments)[number];
type Orders = ReturnType<typeof useOrders>;

const itemsOf = ({ data }: Orders): Order[] => data?.pages.flatMap(({ items }) => items) ?? [];

/** `12`, or `12+` while there are more than were asked for; nothing before the answer. */
const countOf = (questions: Orders[]): string =>
  questions.some(({ data }) => data === undefined)
    ? ""
    : `${questions.flatMap(itemsOf).length}${questions.some(({ hasNextPage }) => hasNextPage) ? "+" : ""}`;

/** My orders, what became of them, and how to take them back. */
export function MyOrders({ meterId }: { meterId: number }) {
  const t = useTranslations("market.orders");
  const [segment, setSegment] = useState<Segment>("open");
  const [open, conditional] = [useOrders(meterId, "open"), useOrders(meterId, "conditional")];
  const [filled, all] = [useOrders(meterId, "filled"), useOrders(meterId)];
  const questions: Record<Segment, Orders[]> = { open: [open, conditional], filled: [filled], all: [all] };
  const shown = questions[segment];
  const orders = shown.flatMap(itemsOf).sort((one, other) => other.order_id - one.order_id);
  const answered = shown.every(({ data }) => data !== undefined);
  const more = () => {
    for (const { hasNextPage, fetchNextPage } of shown) if (hasNextPage) void fetchNextPage();
  };
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aside={
        <div className="flex flex-wrap gap-2">
          {questions.all.some((question) => itemsOf(question).length > 0) && <OrdersFile meterId={meterId} />}
          {questions.open.some((question) => itemsOf(question).length > 0) && <CancelAll meterId={meterId} />}
        </div>
      }
    >
      <div className="mb-3">
        <Segments
          label={t("which")}
          value={segment}
          onChange={setSegment}
          options={segments.map((value) => ({
            value,
            label: t(`segments.${value}`, { count: countOf(questions[value]) }),
          }))}
        />
      </div>
      {shown.some(({ isPending }) => isPending) && <Loading className="h-32" />}
      <Unanswered title={t("unreachable")} of={shown} />
      {answered && orders.length === 0 && <p className="py-4 text-ink-soft text-sm">{t(`none.${segment}`)}</p>}
      {orders.length > 0 && <OrderTable orders={orders} />}
      {shown.some(({ hasNextPage }) => hasNextPage) && (
        <Button
          variant="secondary"
          className="mt-3"
          disabled={shown.some(({ isFetchingNextPage }) => isFetchingNextPage)}
          onClick={more}
        >
          {t("more")}
        </Button>
      )}
    </Card>
  );
}

function CancelAll({ meterId }: { meterId: number }) {
  const t = useTranslations("market.orders");
  const transaction = useTransaction(`cancelAll:${meterId}`);
  const send = () =>
    transaction.submit({ name: "cancelAllOrders" }, ({ library, deployment, sender }) => [
      library.cancelAllOrdersMessage(deployment, sender, { meterId }),
    ]);
  return (
    <div className="flex items-center gap-2">
      <TxProgress record={transaction.last} />
      <Button size="sm" variant="danger" disabled={transaction.busy} onClick={() => void send()}>
        {t("cancelAll")}
      </Button>
    </div>
  );
}

const isOpen = ({ status }: Order): boolean => status === "open" || status === "conditional";

function OrderTable({ orders }: { orders: Order[] }) {
  const [opened, open] = useState<number>();
  const detailed = orders.find(({ order_id }) => order_id === opened);
  return (
    <>
      <Lines orders={orders} onDetail={open} />
      {detailed && <OrderDetail key={opened} order={detailed} onClose={() => open(undefined)} />}
    </>
  );
}

function Lines({ orders, onDetail }: { orders: Order[]; onDetail: (orderId: number) => void }) {
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
    const kindOf = ({ kind, condition, delegated }: Order): string[] => [
      tKind(`kinds.${kind}`),
      ...(condition === null ? [] : [t("conditional")]),
      ...(delegated ? [t("delegated")] : []),
    ];
    const reason = (text: string | null) => orderReasons.find((one) => one === text);
    return [
      column.accessor("slot", {
        header: t("slot"),
        cell: ({ row: { original } }) => (
          <Twofold first={format.slotTime(original.slot)} second={t("id", { id: original.order_id })} />
        ),
      }),
      column.accessor("side", {
        header: t("side"),
        cell: ({ row: { original } }) => (
          <Twofold first={tKind(`sides.${original.side}`)} second={kindOf(original).join(", ")} />
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
        cell: ({ row: { original } }) => (
          <span className="flex gap-2">
            <Button
              size="sm"
              variant="secondary"
              aria-label={t("detailsOf", { id: original.order_id })}
              onClick={() => onDetail(original.order_id)}
            >
              {t("details")}
            </Button>
            {isOpen(original) && <CancelButton order={original} />}
          </span>
        ),
      }),
    ];
  }, [t, tKind, format, onDetail]);
  return <DataTable caption={t("title")} columns={columns} data={orders} rowId={({ order_id }) => String(order_id)} />;
}

/** What a column is about, and below it what goes with it. */
function Twofold({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      <span className="block text-ink-soft text-xs">{second}</span>
    </>
  );
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
