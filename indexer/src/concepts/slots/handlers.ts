import { keepFact } from "../../db/facts.ts";
import { addToSum } from "../../db/sums.ts";
import type { Handlers } from "../handler.ts";

export const slotHandlers = {
  "trading.slot_opened": (event, { height }, { changes, openSlots }) => {
    const { slot, bankCount, feedInMicroPerKwh, retailMicroPerKwh, tradingFeeMicroPerKwh } = event;
    openSlots.set(slot, { feedInMicroPerKwh, retailMicroPerKwh });
    changes.insert("slots", {
      slot,
      stage: "summing",
      bank_count: bankCount,
      feed_in_micro_per_kwh: feedInMicroPerKwh,
      retail_micro_per_kwh: retailMicroPerKwh,
      trading_fee_micro_per_kwh: tradingFeeMicroPerKwh,
      opened_height: height,
    });
  },
  "trading.slot_cleared": ({ slot, zones }, _, { changes }) => {
    changes.update("slots", { slot }, { stage: "settling" });
    for (const zone of zones) {
      changes.upsert(
        "zone_slots",
        { slot, zone_id: zone.zoneId },
        {
          price_micro_per_kwh: zone.priceMicroPerKwh,
          pool_bought_wh: zone.poolBoughtWh,
          pool_sold_wh: zone.poolSoldWh,
          line_flow_wh: zone.lineFlowWh,
        },
      );
    }
  },
  "trading.slot_finalized": ({ slot, money, pointsMetered, pointsCaughtUp }, { height }, { changes, openSlots }) => {
    openSlots.delete(slot);
    addToSum(changes, "turnover_micro", money.turnoverMicro);
    keepFact(changes, "settled_before", slot + 1);
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
  },
  /** Kept among the events only. */
  "trading.slot_waits": () => undefined,
  /** A slot without readings has no row; the market has passed it all the same. */
  "trading.slots_skipped": ({ toSlot }, _, { changes }) => keepFact(changes, "settled_before", toSlot + 1),
  "trading.bank_set_aside": ({ slot }, _, { changes }) => changes.increase("slots", { slot }, { banks_set_aside: 1n }),
  "trading.identity_violated": ({ slot, error }, _, { changes }) =>
    changes.update("slots", { slot }, { violation: error }),
} satisfies Partial<Handlers>;
