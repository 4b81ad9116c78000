import { theEvent } from "../../events/select.ts";
import type { SentTx } from "../../tx/sendMessages.ts";

/** Ids of the orders that a transaction placed, and what they reserve. */
export function placedOrders(sent: SentTx): { orderIds: bigint[]; reservedMicro: bigint } {
  const { firstOrderId, orders, reservedMicro } = theEvent(sent, "orders_placed");
  return { orderIds: orders.map((_, index) => firstOrderId + BigInt(index)), reservedMicro };
}
