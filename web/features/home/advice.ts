import type { Outlook } from "@wattmesh/indexer-client";

/** When to use electricity that can wait. */
export type Advice =
  /** The cheapest stretch begins later. Slots, the last one included; its mean price. */
  | { kind: "later"; fromSlot: number; toSlot: number; priceMicroPerKwh: number }
  /** It has begun. */
  | { kind: "now"; toSlot: number; priceMicroPerKwh: number }
  /** Waiting brings next to nothing. */
  | { kind: "same" };

/** As long as a washing machine runs: an hour and a quarter of slots of a quarter of an hour. */
const STRETCH_SLOTS = 5;
/** What is worth waiting for, thousandths of what using it now costs. */
const WORTH_PERMILLE = 50;

/**
 * The cheapest stretch of slots that follow each other, of those whose price somebody has paid: forward, or at this time of day. A price
 * that is only the last one known foretells nothing. Nothing when too little is known.
 *
 * @param outlook Estimates from the present slot on.
 */
export function adviceOf({
  slots,
  trading_fee_micro_per_kwh: fee,
}: Pick<Outlook, "slots" | "trading_fee_micro_per_kwh">): Advice | undefined {
  const stretches = slots.flatMap((_, start) => {
    const stretch = slots.slice(start, start + STRETCH_SLOTS);
    const prices = stretch.flatMap(({ basis, price_micro_per_kwh: price }) =>
      price === null || basis === "last" || basis === null ? [] : [price],
    );
    if (prices.length < STRETCH_SLOTS) return [];
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first === undefined || last === undefined) return [];
    const mean = Math.round(prices.reduce((sum, price) => sum + price, 0) / prices.length) + fee;
    return [{ fromSlot: first.slot, toSlot: last.slot, priceMicroPerKwh: mean }];
  });
  const [now] = stretches;
  if (now === undefined || now.fromSlot !== slots[0]?.slot || stretches.length < 2) return undefined;
  const best = stretches.reduce((lowest, one) => (one.priceMicroPerKwh < lowest.priceMicroPerKwh ? one : lowest));
  const dearest = Math.max(...stretches.map(({ priceMicroPerKwh }) => priceMicroPerKwh));
  const isWorth = (gain: number, of: number) => gain * 1000 >= of * WORTH_PERMILLE && gain > 0;
  if (best === now) {
    const { toSlot, priceMicroPerKwh } = best;
    return isWorth(dearest - priceMicroPerKwh, dearest) ? { kind: "now", toSlot, priceMicroPerKwh } : { kind: "same" };
  }
  if (!isWorth(now.priceMicroPerKwh - best.priceMicroPerKwh, now.priceMicroPerKwh)) return { kind: "same" };
  return { kind: "later", ...best };
}
