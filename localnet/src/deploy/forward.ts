import type { ForwardParams, Pricing } from "@wattmesh/client";
import type { Community } from "../community/community.ts";

/** Sleeping orders whose condition one block looks at, and slots of bundles that it clears on trial. */
const CONDITIONS_PER_TICK = 64;
const BUNDLE_SLOTS_PER_TICK = 24;
/** Of the dynamic reference: how far it moves with a slot in which all were buyers, or all sellers. */
const SENSITIVITY_PERMILLE = 20;
const PEAK_PERMILLE = 1_500;
const EVERY_DAY = 0b111_1111;

export const forwardParams = ({ forward }: Community): ForwardParams => ({
  ...forward,
  conditionsPerTick: CONDITIONS_PER_TICK,
  bundleSlotsPerTick: BUNDLE_SLOTS_PER_TICK,
});

/** References start between the utility's prices. The peak is from 17:00 to 21:00 on the clocks of Central Europe. */
export function pricing({ tariff, tickMicroPerKwh: tick }: Community): Pricing {
  const middle = (tariff.feedInMicroPerKwh + tariff.retailMicroPerKwh) / 2;
  const atOneUtc = { week: 5, weekday: 6, secondOfDay: 3600, timeIs: "utc" as const };
  return {
    sensitivityPermille: SENSITIVITY_PERMILLE,
    baseMicroPerKwh: Math.floor(middle / tick) * tick,
    timeOfUse: {
      timeZone: {
        standardOffsetMinutes: 60,
        daylight: { offsetMinutes: 120, starts: { month: 3, ...atOneUtc }, ends: { month: 10, ...atOneUtc } },
      },
      windows: [{ weekdays: EVERY_DAY, fromMinute: 17 * 60, toMinute: 21 * 60, multiplierPermille: PEAK_PERMILLE }],
    },
    statePermille: { normal: 1_000, alert: 1_200, emergency: 1_500, restoration: 1_100 },
  };
}
