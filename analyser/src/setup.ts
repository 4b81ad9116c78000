import type { Deployment } from "@wattmesh/client";
import type { WindowOptions } from "./chain/readWindow.ts";
import { SLOT_SECONDS } from "./chain/readWindow.ts";
import type { Config } from "./config.ts";

/** What the checks need of the configuration. */
export function windowOptions({ place, replay, feeders }: Config, { slotSeconds }: Deployment): WindowOptions {
  return {
    place,
    completeZones: feeders.completeZones,
    timeOf: (slot) => {
      if (replay !== undefined) return replay.unixSeconds + (slot - replay.slot) * SLOT_SECONDS;
      // Where slots are shorter than the quarter-hours that they stand for, nobody but the replay knows whose they are.
      return slotSeconds === SLOT_SECONDS ? slot * SLOT_SECONDS : undefined;
    },
  };
}
