"use client";

import { orderReasons } from "@wattmesh/client";
import type { Order } from "@wattmesh/indexer-client";
import { useTranslations } from "next-intl";
import { CsvButton } from "@/kit/CsvButton";
import { useFormat } from "@/kit/useFormat";
import { type CsvForm, csvNumbers, csvText } from "@/lib/files/csv";
import { getOrders } from "./getMarket";

/** What a file has at most. */
const MOST = 1_000;

/** Orders of a metering point, the latest thousand, newest first. */
export async function getAllOrders(meterId: number): Promise<Order[]> {
  const orders: Order[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof getOrders>> = await getOrders(meterId, undefined, cursor, 100);
    orders.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null && orders.length < MOST);
  return orders;
}

/** My orders and what became of them, as a file for a spreadsheet. */
export function OrdersFile({ meterId }: { meterId: number }) {
  const t = useTranslations("market.orders");
  const tForm = useTranslations("market.form");
  const { currency, timeZone, slotPoint } = useFormat();
  const textIn = async (form: CsvForm) => {
    const { kwh, money } = csvNumbers(form);
    const when = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    const reasonOf = (text: string | null) => orderReasons.find((one) => one === text);
    const head = [
      t("file.number"),
      t("slot"),
      t("side"),
      t("file.kind"),
      `${t("price")} (${currency}/kWh)`,
      t("file.model"),
      `${t("file.offset")} (${currency}/kWh)`,
      `${t("energy")} (kWh)`,
      `${t("filled")} (kWh)`,
      t("status"),
      t("file.reason"),
      t("file.by"),
    ];
    const perKwh = (micro: number | null) => (micro === null ? "" : money(BigInt(micro)));
    const rows = (await getAllOrders(meterId)).map((order) => {
      const why = reasonOf(order.reason);
      return [
        String(order.order_id),
        when.format(slotPoint(order.slot) * 1000),
        tForm(`sides.${order.side}`),
        tForm(`kinds.${order.kind}`),
        perKwh(order.price_micro_per_kwh),
        order.model === null ? "" : tForm(`models.${order.model}`),
        perKwh(order.offset_micro_per_kwh),
        kwh(BigInt(order.energy_wh)),
        kwh(BigInt(order.filled_wh)),
        t(`states.${order.status}`),
        why === undefined || why === "none" ? "" : t(`reasons.${why}`),
        order.by,
      ];
    });
    return csvText([head, ...rows], form);
  };
  return <CsvButton name={`wattmesh-${meterId}-orders.csv`} textIn={textIn} />;
}
