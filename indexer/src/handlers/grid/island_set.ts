import type { EventOf, Handler } from "../../concepts/handler.ts";

export const islandSet: Handler<EventOf<"grid", "island_set">> = ({ zoneId, fromSlot, islanded }, _, { changes }) =>
  changes.upsert("zone_islands", { zone_id: zoneId, from_slot: fromSlot }, { islanded });
