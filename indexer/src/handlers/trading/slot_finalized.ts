import type { EventOf, Handler } from "../../concepts/handler.ts";
import { addToSum } from "../sums.ts";

export const slotFinalized: Handler<EventOf<"trading", "slot_finalized">> = (
  { slot, money, pointsMetered, pointsCaughtUp },
  { height },
  { changes, openSlots },
) => {
  openSlots.delete(slot);
  addToSum(changes, "turnover_micro", money.turnoverMicro);
  changes.upsert("facts", { name: "settled_before" }, { value: String(slot + 1) });
  changes.update(
    "slots",
    { slot },
    {
      stage: "final",
      points_metered: pointsMetered,
      points_caught_up: pointsCaughtUp,
      points_micro: money.pointsMicro,
      utility_micro: money.utilityMicro,
      community_micro: money.communityMicro,
      lines_micro: money.linesMicro,
      islands_micro: money.islandsMicro,
      turnover_micro: money.turnoverMicro,
      final_height: height,
    },
  );
};
