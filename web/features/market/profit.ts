import { moneyMicro } from "@wattmesh/client";
import type { PositionPage, Result } from "@wattmesh/indexer-client";

/** What trading ahead brought in one slot against leaving it to the pool, micro-currency: `gainMicro = moneyMicro - insteadMicro`. */
export interface SlotProfit {
  slot: number;
  soldWh: bigint;
  boughtWh: bigint;
  /** Received, or paid if negative. */
  moneyMicro: bigint;
  /** What the same energy would have brought without trading ahead. */
  insteadMicro: bigint;
  gainMicro: bigint;
}

type Position = PositionPage["items"][number];
type Settled = Pick<Result, "slot" | "price_micro_per_kwh" | "feed_in_micro_per_kwh" | "retail_micro_per_kwh">;

/**
 * Of each slot that is settled, oldest first. Where a pool traded, the rest would have had its price, and a buyer the fee on top; where none did,
 * the utility's.
 */
export function profitOf(
  positions: readonly Pick<Position, "slot" | "sold_wh" | "bought_wh" | "money_micro">[],
  results: readonly Settled[],
  tradingFeeMicroPerKwh: number,
): SlotProfit[] {
  const settled = new Map(results.map((result) => [result.slot, result]));
  const profits = positions.flatMap(({ slot, sold_wh, bought_wh, money_micro }) => {
    const result = settled.get(slot);
    if (result === undefined) return [];
    const [soldWh, boughtWh, money] = [BigInt(sold_wh), BigInt(bought_wh), BigInt(money_micro)];
    const insteadMicro = insteadOf(soldWh - boughtWh, result, tradingFeeMicroPerKwh);
    return [{ slot, soldWh, boughtWh, moneyMicro: money, insteadMicro, gainMicro: money - insteadMicro }];
  });
  return profits.sort((one, other) => one.slot - other.slot);
}

function insteadOf(netWh: bigint, result: Settled, tradingFeeMicroPerKwh: number): bigint {
  const { price_micro_per_kwh: pool, feed_in_micro_per_kwh: feedIn, retail_micro_per_kwh: retail } = result;
  if (netWh >= 0n) return moneyMicro(pool ?? feedIn, netWh);
  const price = pool === null ? retail : Math.min(pool + tradingFeeMicroPerKwh, retail);
  return -moneyMicro(price, -netWh);
}

export interface ProfitSum {
  soldWh: bigint;
  boughtWh: bigint;
  moneyMicro: bigint;
  insteadMicro: bigint;
  gainMicro: bigint;
}

export const sumProfits = (profits: readonly SlotProfit[]): ProfitSum =>
  profits.reduce(
    (sum, one) => ({
      soldWh: sum.soldWh + one.soldWh,
      boughtWh: sum.boughtWh + one.boughtWh,
      moneyMicro: sum.moneyMicro + one.moneyMicro,
      insteadMicro: sum.insteadMicro + one.insteadMicro,
      gainMicro: sum.gainMicro + one.gainMicro,
    }),
    { soldWh: 0n, boughtWh: 0n, moneyMicro: 0n, insteadMicro: 0n, gainMicro: 0n },
  );

/** What it had come to after each slot. */
export function runningGain(profits: readonly SlotProfit[]): bigint[] {
  let sum = 0n;
  return profits.map(({ gainMicro }) => {
    sum += gainMicro;
    return sum;
  });
}
