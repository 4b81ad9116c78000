import type { EventOf, Handler } from "../../concepts/handler.ts";

export const storageSet: Handler<EventOf<"grid", "storage_set">> = ({ zoneId, capacityWh }, _, { changes }) =>
  changes.update("zones", { zone_id: zoneId }, { storage_capacity_wh: capacityWh });
