import { anEvent } from "../../events/select.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import type { SentTx } from "../../tx/sendMessages.ts";

/** Orders that a transaction cancelled, and what that freed; without any, there is no event. */
export function cancelledOrders(sent: SentTx): { cancelled: OrderEnd[]; freedMicro: bigint } {
  const event = anEvent(sent, "orders_cancelled");
  return { cancelled: event?.orders ?? [], freedMicro: event?.freedMicro ?? 0n };
}
