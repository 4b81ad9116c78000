import type { EventOf, Handler } from "../../concepts/handler.ts";

export const zoneAdded: Handler<EventOf<"grid", "zone_added">> = (
  { zoneId, parentId, name, operator },
  _,
  { changes },
) => changes.insert("zones", { zone_id: zoneId, parent_id: parentId, name, operator });
