import type { BundlePart, Condition, NewOrder, OrderPrice, PricingModel, Side } from "../generated/values.ts";
import { checkedPrice } from "../units/price.ts";

interface OneSlot {
  side: Side;
  slot: number;
  energyWh: bigint;
  /** It waits until this holds. */
  condition?: Condition | undefined;
}

interface Resting extends OneSlot {
  /** Unix seconds, before the slot begins. Without it, the order rests until then. */
  expiresAt?: bigint | undefined;
}

/** Trades at its limit or better; rests until it is filled, cancelled, expires, or its slot begins. Throws `InvalidValueError` for a price below 0, as all of these do. */
export const limitOrder = ({ limitMicroPerKwh, ...order }: Resting & { limitMicroPerKwh: number }): NewOrder =>
  resting(order, { fixed: { limitMicroPerKwh: checkedPrice(limitMicroPerKwh, "limitMicroPerKwh") } });

/** The same, with a limit that follows a model's reference price at this distance, which may be negative: the limit stays within the slot's floor and ceiling. */
export const modelOrder = ({
  model,
  offsetMicroPerKwh,
  ...order
}: Resting & { model: PricingModel; offsetMicroPerKwh: number }): NewOrder =>
  resting(order, { model: { model, offsetMicroPerKwh } });

function resting({ side, slot, energyWh, condition, expiresAt }: Resting, price: OrderPrice): NewOrder {
  return { side, condition, terms: { limit: { slot, energyWh, price, expiresAt } } };
}

/** Takes what the next batch gives at the worst price or better; the rest is cancelled. */
export const marketOrder = ({
  side,
  slot,
  energyWh,
  worstPriceMicroPerKwh,
  condition,
}: OneSlot & { worstPriceMicroPerKwh: number }): NewOrder => ({
  side,
  condition,
  terms: {
    market: { slot, energyWh, worstPriceMicroPerKwh: checkedPrice(worstPriceMicroPerKwh, "worstPriceMicroPerKwh") },
  },
});

/** Every part whole, at this average price or better, or nothing. */
export const bundleOrder = ({
  side,
  parts,
  averageLimitMicroPerKwh,
  expiresAt,
}: {
  side: Side;
  /** Ascending by slot. */
  parts: BundlePart[];
  averageLimitMicroPerKwh: number;
  /** Unix seconds, before the first slot begins. */
  expiresAt?: bigint | undefined;
}): NewOrder => ({
  side,
  terms: {
    bundle: {
      parts,
      averageLimitMicroPerKwh: checkedPrice(averageLimitMicroPerKwh, "averageLimitMicroPerKwh"),
      expiresAt,
    },
  },
});
