import type { Trade } from "@wattmesh/indexer-client";

/** What a slot's book traded at in one zone, batch after batch. */
export interface Candle {
  slot: number;
  openMicroPerKwh: number;
  closeMicroPerKwh: number;
  highMicroPerKwh: number;
  lowMicroPerKwh: number;
  batches: number;
  energyWh: bigint;
}

type Priced = Pick<Trade, "slot" | "batch" | "price_micro_per_kwh" | "sold_wh" | "bought_wh" | "height" | "index">;

/** One for each slot that traded at a price, the earliest slot first. What passed through a zone is what was sold or bought in it, the larger of both. */
export function candlesOf(trades: readonly Priced[]): Candle[] {
  const inOrder = trades
    .filter(({ price_micro_per_kwh: price }) => price !== null)
    .toSorted((one, other) => one.height - other.height || one.index - other.index);
  const candles = new Map<number, Candle>();
  for (const { slot, price_micro_per_kwh, sold_wh, bought_wh } of inOrder) {
    const price = price_micro_per_kwh ?? 0;
    const [sold, bought] = [BigInt(sold_wh), BigInt(bought_wh)];
    const before = candles.get(slot);
    candles.set(slot, {
      slot,
      openMicroPerKwh: before?.openMicroPerKwh ?? price,
      closeMicroPerKwh: price,
      highMicroPerKwh: Math.max(before?.highMicroPerKwh ?? price, price),
      lowMicroPerKwh: Math.min(before?.lowMicroPerKwh ?? price, price),
      batches: (before?.batches ?? 0) + 1,
      energyWh: (before?.energyWh ?? 0n) + (sold > bought ? sold : bought),
    });
  }
  return [...candles.values()].sort((one, other) => one.slot - other.slot);
}
