import type { EventOf, Handler } from "../../concepts/handler.ts";

export const meterStatusChanged: Handler<EventOf<"registry", "meter_status_changed">> = (
  { meterId, status },
  _,
  { changes },
) => changes.update("metering_points", { meter_id: meterId }, { status });
