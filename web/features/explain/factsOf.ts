import type { ResultFact, Side } from "@wattmesh/client";
import type { Result } from "@wattmesh/indexer-client";
import type { Explanation } from "./getExplanation";
import { settlementLines } from "./settlementLines";

type Sources = Pick<Explanation, "contract" | "reading" | "slot">;

/** What the contract says of a slot; once it has pruned that, what was recorded says the same, but for limits and which slots late energy is of. */
export const factsOf = (result: Result, { contract, reading, slot }: Sources): ResultFact[] =>
  contract?.explanation ?? recorded(result, reading !== null, slot?.trading_fee_micro_per_kwh ?? 0);

type Energy = Extract<keyof Result, `${string}_wh`>;

function recorded(result: Result, isRead: boolean, tradingFeeMicroPerKwh: number): ResultFact[] {
  const of = (name: Energy) => BigInt(result[name]);
  const some = (name: Energy, factsOf: (energyWh: bigint) => ResultFact[]) => (of(name) > 0n ? factsOf(of(name)) : []);
  const backstop = "utility";
  const priceMicroPerKwh = result.price_micro_per_kwh ?? 0;
  const { feed_in_micro_per_kwh: feedInMicroPerKwh, retail_micro_per_kwh: retailMicroPerKwh } = result;
  return [
    isRead ? { metered: { exportWh: of("export_wh"), importWh: of("import_wh") } } : { unread: {} },
    ...tradedForward(result, tradingFeeMicroPerKwh),
    ...some("held_wh", (energyWh) => [{ held: { energyWh } }]),
    ...some("used_wh", (energyWh) => [{ used: { energyWh } }]),
    ...some("pool_sold_wh", (energyWh) => [{ soldToNeighbours: { energyWh, priceMicroPerKwh } }]),
    ...some("pool_bought_wh", (energyWh) => [
      { boughtFromNeighbours: { energyWh, priceMicroPerKwh, tradingFeeMicroPerKwh } },
    ]),
    ...some("utility_sold_wh", (energyWh) => [
      { soldToBackstop: { backstop, energyWh, priceMicroPerKwh: feedInMicroPerKwh } },
      ...notTraded(result, "sell", energyWh),
    ]),
    ...some("utility_bought_wh", (energyWh) => [
      { boughtFromBackstop: { backstop, energyWh, priceMicroPerKwh: retailMicroPerKwh } },
      ...notTraded(result, "buy", energyWh),
    ]),
  ];
}

/** Forward trades, and what they and the meter left to be settled. */
function tradedForward(result: Result, tradingFeeMicroPerKwh: number): ResultFact[] {
  const [soldWh, boughtWh] = [BigInt(result.forward_sold_wh), BigInt(result.forward_bought_wh)];
  if (soldWh === 0n && boughtWh === 0n) return [];
  const line = settlementLines(result, tradingFeeMicroPerKwh).find(
    ({ kind }) => kind === "forward" || kind === "boughtAhead" || kind === "soldAhead",
  );
  const overWh = BigInt(result.export_wh) + boughtWh - BigInt(result.import_wh) - soldWh;
  return [
    { tradedForward: { soldWh, boughtWh, moneyMicro: line?.moneyMicro ?? 0n } },
    ...(overWh > 0n ? [{ leftOver: { energyWh: overWh } }] : []),
    ...(overWh < 0n ? [{ leftMissing: { energyWh: -overWh } }] : []),
  ];
}

function notTraded(result: Result, side: Side, energyWh: bigint): ResultFact[] {
  switch (result.reason) {
    case "outbid":
      return [{ outbid: { side, energyWh, priceMicroPerKwh: result.price_micro_per_kwh ?? undefined } }];
    case "marginal":
      return [{ marginal: { side, energyWh } }];
    case "no_counterparty":
      return [{ noCounterparty: { side, energyWh } }];
    case "funds":
      return [{ funds: { side, energyWh } }];
    case "paused":
      return [{ paused: { side, energyWh } }];
    case "below_feed_in":
      return [{ belowFeedIn: { side, energyWh, feedInMicroPerKwh: result.feed_in_micro_per_kwh } }];
    case "none":
    case "catch_up":
      return [];
  }
}
