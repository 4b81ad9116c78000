import { averagePrice, moneyMicro } from "@wattmesh/client";
import type { Result } from "@wattmesh/indexer-client";

/** One line of a slot's settlement. */
export interface SettlementLine {
  kind:
    | "soldToNeighbours"
    | "boughtFromNeighbours"
    | "tradingFee"
    | "boughtAhead"
    | "soldAhead"
    | "forward"
    | "soldToUtility"
    | "boughtFromUtility"
    | "lateSold"
    | "lateBought"
    | "held"
    | "used";
  energyWh: bigint;
  priceMicroPerKwh?: number;
  /** Positive is received. */
  moneyMicro: bigint;
}

/** A result as lines that sum to its money. What the lines cannot name, forward trades, is in one line of their own. */
export function settlementLines(result: Result, tradingFeeMicroPerKwh: number): SettlementLine[] {
  const of = (name: keyof Result) => BigInt(result[name] as string);
  const price = result.price_micro_per_kwh ?? 0;
  const { feed_in_micro_per_kwh: feedIn, retail_micro_per_kwh: retail } = result;
  const sold = (kind: SettlementLine["kind"], energyWh: bigint, at: number): SettlementLine => ({
    kind,
    energyWh,
    priceMicroPerKwh: at,
    moneyMicro: moneyMicro(at, energyWh),
  });
  const bought = (kind: SettlementLine["kind"], energyWh: bigint, at: number): SettlementLine => ({
    kind,
    energyWh,
    priceMicroPerKwh: at,
    moneyMicro: -moneyMicro(at, energyWh),
  });
  // Of several slots' prices, so that the line has none.
  const late = (kind: SettlementLine["kind"], energyWh: bigint, moneyMicro: bigint): SettlementLine => ({
    kind,
    energyWh,
    moneyMicro,
  });
  const named = [
    sold("soldToNeighbours", of("pool_sold_wh"), price),
    bought("boughtFromNeighbours", of("pool_bought_wh"), price),
    bought("tradingFee", of("pool_bought_wh"), tradingFeeMicroPerKwh),
    sold("soldToUtility", of("utility_sold_wh"), feedIn),
    bought("boughtFromUtility", of("utility_bought_wh"), retail),
    late("lateSold", of("catch_up_export_wh"), of("catch_up_earned_micro")),
    late("lateBought", of("catch_up_import_wh"), -of("catch_up_paid_micro")),
  ];
  const rest = of("money_micro") - named.reduce((sum, line) => sum + line.moneyMicro, 0n);
  const lines: SettlementLine[] = [
    ...named,
    { kind: "held", energyWh: of("held_wh"), moneyMicro: 0n },
    { kind: "used", energyWh: of("used_wh"), moneyMicro: 0n },
    forwardLine(of("forward_sold_wh"), of("forward_bought_wh"), rest),
  ];
  return lines.filter(({ energyWh, moneyMicro }) => energyWh !== 0n || moneyMicro !== 0n);
}

/** Forward trades. Where some was sold and some bought, the money of both is one sum, and there is no price. */
function forwardLine(soldWh: bigint, boughtWh: bigint, moneyMicro: bigint): SettlementLine {
  const kind = soldWh > 0n === boughtWh > 0n ? "forward" : boughtWh > 0n ? "boughtAhead" : "soldAhead";
  const priceMicroPerKwh = averagePrice({ soldWh, boughtWh, moneyMicro });
  const energyWh = kind === "forward" ? soldWh - boughtWh : soldWh + boughtWh;
  return { kind, energyWh, ...(priceMicroPerKwh !== undefined && { priceMicroPerKwh }), moneyMicro };
}
