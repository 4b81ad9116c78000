import type { EventOf, Handler } from "../../concepts/handler.ts";
import { endOrders } from "./end_orders.ts";

export const ordersEnded: Handler<EventOf<"trading", "orders_ended">> = ({ reason, orders }, { height }, { changes }) =>
  endOrders(changes, height, reason, orders);
