import type { Rule } from "@wattmesh/client";
import type { Terms } from "@/kit/queries/getPoint";

/** Rules that many want, by what they are for. */
export const rulePresets = ["whenever", "goodPrice", "keepSun", "utility"] as const;
export type RulePreset = (typeof rulePresets)[number];

/** A preset with this community's prices: a good one is halfway between what the utility pays and what it charges, on the tick. */
export function presetOf(name: RulePreset, { tariff, priceTickMicroPerKwh: tick }: Terms): Rule {
  const open: Rule = { hold: false, draw: false, paused: false };
  switch (name) {
    case "whenever":
      return open;
    case "goodPrice": {
      const { feedInMicroPerKwh, retailMicroPerKwh } = tariff;
      const middle = Math.floor((feedInMicroPerKwh + retailMicroPerKwh) / 2 / tick) * tick;
      return { ...open, askMicroPerKwh: middle, bidMicroPerKwh: middle };
    }
    case "keepSun":
      return { ...open, hold: true, draw: true };
    case "utility":
      return { ...open, paused: true };
  }
}
