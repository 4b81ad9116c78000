import type { EventOf, Handler } from "../../concepts/handler.ts";
import { endOrders } from "./end_orders.ts";

export const ordersCancelled: Handler<EventOf<"trading", "orders_cancelled">> = ({ orders }, { height }, { changes }) =>
  endOrders(changes, height, "cancelled", orders);
