import type { Comparison, Condition, GridState } from "../generated/values.ts";

/** When a feed of the oracle is above or below a value. */
export const whenFeed = (feedId: string, comparison: Comparison, value: bigint): Condition => ({
  feed: { feedId, comparison, value },
});

/** When the last price at which a zone's pool traded is above or below a price. */
export const whenZonePrice = (zoneId: number, comparison: Comparison, priceMicroPerKwh: number): Condition => ({
  zonePrice: { zoneId, comparison, priceMicroPerKwh },
});

/** When a zone is in a state. */
export const whenZoneState = (zoneId: number, state: GridState): Condition => ({ zoneState: { zoneId, state } });
