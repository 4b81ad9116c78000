"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { type Deployment, type OrderResponse, sayOrder } from "@wattmesh/client";
import type { Order } from "@wattmesh/indexer-client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { loadChain } from "@/lib/chain/loadChain";

type Which = Pick<Order, "order_id" | "meter_id" | "slot">;

/** What the chain says of an order; `null` once it has pruned it. */
async function getOrder(deployment: Deployment, { order_id, meter_id, slot }: Which): Promise<OrderResponse | null> {
  const { library, client } = await loadChain(deployment);
  return library.getOrder(client, { meterId: meter_id, orderId: BigInt(order_id), slot }).catch((error: unknown) => {
    if (error instanceof library.QueryError) return null;
    throw error;
  });
}

const getOrderOptions = (deployment: Deployment, order: Which) =>
  queryOptions({
    queryKey: ["chain", "book", "order", order.meter_id, order.order_id],
    queryFn: () => getOrder(deployment, order),
  });

/** An order in sentences: what it asked for, each fill with its price and batch, and why what is left is left. */
export function OrderDetail({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useTranslations("market.orders");
  const locale = useLocale();
  const format = useFormat();
  const detail = useQuery(getOrderOptions(useConfig().deployment, order));
  const formats = { ...format, time: (unixSeconds: bigint) => format.time(Number(unixSeconds)) };
  return (
    <section aria-label={t("detailOf", { id: order.order_id })} className="mt-3 rounded-xl bg-sunken p-4 text-sm">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 className="font-medium">{t("detailOf", { id: order.order_id })}</h3>
        <Button size="sm" variant="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
      {detail.isPending && <Loading className="h-24" />}
      <Unanswered title={t("unreachable")} of={[detail]} />
      {detail.data === null && <p>{t("pruned")}</p>}
      {detail.data && (
        <ul className="list-disc space-y-1 pl-5">
          {sayOrder(locale, detail.data, formats).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
