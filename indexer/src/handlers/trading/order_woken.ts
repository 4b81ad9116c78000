import type { EventOf, Handler } from "../../concepts/handler.ts";

export const orderWoken: Handler<EventOf<"trading", "order_woken">> = ({ orderId }, _, { changes }) =>
  changes.update("orders", { order_id: orderId }, { status: "open" });
