import type { EventOf, Handler } from "../../concepts/handler.ts";

export const workBoundSet: Handler<EventOf<"trading", "work_bound_set">> = ({ pointsPerTick }, _, { changes }) =>
  changes.upsert("facts", { name: "points_per_tick" }, { value: String(pointsPerTick) });
