import type { EventOf, Handler } from "../../concepts/handler.ts";

export const bookOpened: Handler<EventOf<"trading", "book_opened">> = (event, { height }, { changes }) =>
  changes.insert("books", {
    slot: event.slot,
    tick_micro_per_kwh: event.tickMicroPerKwh,
    floor_micro_per_kwh: event.floorMicroPerKwh,
    ceiling_micro_per_kwh: event.ceilingMicroPerKwh,
    order_deposit_micro: event.orderDepositMicro,
    opened_height: height,
  });
