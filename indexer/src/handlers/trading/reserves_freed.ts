import { meterIdAt } from "@wattmesh/client";
import type { EventOf, Handler } from "../../concepts/handler.ts";

export const reservesFreed: Handler<EventOf<"trading", "reserves_freed">> = ({ bank, freed }, _, { changes }) => {
  for (const { index, freedMicro } of freed)
    changes.add(
      "accounts",
      { meter_id: meterIdAt(bank, index) },
      { available_micro: freedMicro, reserved_micro: -freedMicro },
    );
};
