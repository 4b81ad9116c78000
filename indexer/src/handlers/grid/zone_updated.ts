import type { EventOf, Handler } from "../../concepts/handler.ts";

export const zoneUpdated: Handler<EventOf<"grid", "zone_updated">> = ({ zoneId, name, operator }, _, { changes }) =>
  changes.update("zones", { zone_id: zoneId }, { name, operator });
