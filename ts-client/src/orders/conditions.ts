import type { Comparison, Condition, GridState } from "../generated/values.ts";
import { checkedPrice } from "../units/price.ts";

/** When a feed of the oracle is above or below a value, which may be negative. */
export const whenFeed = (feedId: string, comparison: Comparison, value: bigint): Condition => ({
  feed: { feedId, comparison, value },
});

/** When the last price at which a zone's pool traded is above or below a price. Throws `InvalidValueError` for one below 0. */
export const whenZonePrice = (zoneId: number, comparison: Comparison, priceMicroPerKwh: number): Condition => ({
  zonePrice: { zoneId, comparison, priceMicroPerKwh: checkedPrice(priceMicroPerKwh, "priceMicroPerKwh") },
});

/** When a zone is in a state. */
export const whenZoneState = (zoneId: number, state: GridState): Condition => ({ zoneState: { zoneId, state } });
