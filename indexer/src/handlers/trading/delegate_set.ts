import type { EventOf, Handler } from "../../concepts/handler.ts";
import { momentOf } from "../../db/moments.ts";

export const delegateSet: Handler<EventOf<"trading", "delegate_set">> = (event, _, { changes }) =>
  changes.upsert(
    "delegates",
    { meter_id: event.meterId, delegate: event.delegate },
    {
      slot_energy_wh: event.slotEnergyWh,
      lowest_sell_micro_per_kwh: event.lowestSellMicroPerKwh,
      highest_buy_micro_per_kwh: event.highestBuyMicroPerKwh,
      expires_at: momentOf(event.expiresAt),
      removed: false,
    },
  );
