import type { Rule } from "@wattmesh/client";
import type { Terms } from "@/kit/queries/getPoint";

/** What a rule does, as sentences to be said: keys below `rule.says` and the prices in them, in micro per kWh. */
export interface Saying {
  key:
    | "paused"
    | "hold"
    | "sell"
    | "sellAny"
    | "draw"
    | "buy"
    | "buyAny"
    | "buyNever"
    | "askBelowFeedIn"
    | "askAboveRetail"
    | "bidAboveRetail";
  prices: Record<string, number>;
  /** Something its user may not have meant. */
  isHint?: boolean;
}

/** Explains a rule as the market applies it: asks and bids are kept within feed-in and retail, a bid is lowered by the trading fee. */
export function sayRule(rule: Rule, { tariff }: Terms): Saying[] {
  const { feedInMicroPerKwh: feedIn, retailMicroPerKwh: retail, tradingFeeMicroPerKwh: fee } = tariff;
  const { askMicroPerKwh: ask, bidMicroPerKwh: bid } = rule;
  if (rule.paused) return [{ key: "paused", prices: { feedIn, retail } }];
  const sayings: Saying[] = [];
  const say = (key: Saying["key"], prices: Record<string, number> = {}) => sayings.push({ key, prices });
  if (rule.hold) say("hold");
  if (ask === undefined || ask <= feedIn) say("sellAny", { feedIn });
  else say("sell", { ask: Math.min(ask, retail), feedIn });
  if (rule.draw || rule.hold) say("draw");
  const limit = Math.min(bid ?? retail, retail);
  if (limit - fee < feedIn) say("buyNever", { bid: limit, fee, retail });
  else if (bid === undefined || bid >= retail) say("buyAny", { retail });
  else say("buy", { bid: Math.max(limit, feedIn), fee, retail });
  const hint = (key: Saying["key"], prices: Record<string, number>) => sayings.push({ key, prices, isHint: true });
  if (ask !== undefined && ask < feedIn) hint("askBelowFeedIn", { ask, feedIn });
  if (ask !== undefined && ask > retail) hint("askAboveRetail", { ask, retail });
  if (bid !== undefined && bid > retail) hint("bidAboveRetail", { bid, retail });
  return sayings;
}
