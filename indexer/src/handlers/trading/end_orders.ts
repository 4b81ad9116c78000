import type { OrderEnd } from "@wattmesh/client";
import type { Changes } from "../../db/changes.ts";

/** Orders that are over with something left: their reserves are available again. */
export function endOrders(changes: Changes, height: number, reason: string, ends: readonly OrderEnd[]): void {
  for (const { meterId, orderId, leftWh, freedMicro } of ends) {
    changes.update("orders", { order_id: orderId }, { status: "ended", reason, left_wh: leftWh, ended_height: height });
    changes.add("accounts", { meter_id: meterId }, { available_micro: freedMicro, reserved_micro: -freedMicro });
  }
}
