import type { ForwardParams, Pricing } from "@wattmesh/client";
import type { Community } from "../community/community.ts";

/** Conditional orders whose condition one block looks at, and slots of bundles that it clears on trial. */
const CONDITIONS_PER_TICK = 64;
const BUNDLE_SLOTS_PER_TICK = 24;
const EVERY_DAY = 0b111_1111;

export const forwardParams = ({ forward }: Community): ForwardParams => ({
  ...forward,
  conditionsPerTick: CONDITIONS_PER_TICK,
  bundleSlotsPerTick: BUNDLE_SLOTS_PER_TICK,
});

/** By the clocks of Central Europe. */
export function pricing({ pricing: { peak, ...multipliers } }: Community): Pricing {
  const atOneUtc = { week: 5, weekday: 6, secondOfDay: 3600, timeIs: "utc" as const };
  return {
    ...multipliers,
    timeOfUse: {
      timeZone: {
        standardOffsetMinutes: 60,
        daylight: { offsetMinutes: 120, starts: { month: 3, ...atOneUtc }, ends: { month: 10, ...atOneUtc } },
      },
      windows: [{ weekdays: EVERY_DAY, ...peak }],
    },
  };
}
