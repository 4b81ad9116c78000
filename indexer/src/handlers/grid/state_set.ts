import type { EventOf, Handler } from "../../concepts/handler.ts";

export const stateSet: Handler<EventOf<"grid", "state_set">> = ({ zoneId, state }, _, { changes }) =>
  changes.update("zones", { zone_id: zoneId }, { state });
