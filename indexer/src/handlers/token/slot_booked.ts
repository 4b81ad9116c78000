import type { EventOf, Handler } from "../../concepts/handler.ts";
import { addToSum } from "../sums.ts";

export const slotBooked: Handler<EventOf<"token", "slot_booked">> = (event, _, { changes }) => {
  const { slot, minted, burnedConsumedWh, burnedExportedWh } = event;
  changes.insert("token_slots", {
    slot,
    minted_wh: minted.reduce((sum, { energyWh }) => sum + energyWh, 0n),
    burned_consumed_wh: burnedConsumedWh,
    burned_exported_wh: burnedExportedWh,
  });
  addToSum(changes, "burned_consumed_wh", burnedConsumedWh);
  addToSum(changes, "burned_exported_wh", burnedExportedWh);
  for (const { source, energyWh } of minted) changes.add("token_sources", { source }, { minted_wh: energyWh });
};
