import type { Rule } from "@wattmesh/client";
import * as v from "valibot";
import type { Terms } from "@/features/points/getPoint";
import { formatPriceNumber } from "@/lib/format/money";
import { parsePriceText } from "@/lib/forms/decimal";
import { parsedBy } from "@/lib/forms/schema";

/** What stands in the form; an empty price is none. */
export interface RuleFields {
  ask: string;
  bid: string;
  hold: boolean;
  draw: boolean;
  paused: boolean;
}

export const noRule: Rule = { hold: false, draw: false, paused: false };

/** Refuses what `set_rule` refuses: prices off the tick. */
export const ruleSchema = (currency: string, tickMicroPerKwh: number) => {
  const price = parsedBy((text) => parsePriceText(text, currency, tickMicroPerKwh));
  return v.object({ ask: price, bid: price, hold: v.boolean(), draw: v.boolean(), paused: v.boolean() });
};

export function fieldsOf(rule: Rule, locale: string, currency: string): RuleFields {
  const text = (price: number | undefined) => (price === undefined ? "" : formatPriceNumber(locale, currency, price));
  return {
    ask: text(rule.askMicroPerKwh),
    bid: text(rule.bidMicroPerKwh),
    hold: rule.hold,
    draw: rule.draw,
    paused: rule.paused,
  };
}

/** The rule that stands in the form, or nothing while a price is no price. */
export function ruleOf(fields: RuleFields, currency: string, tickMicroPerKwh: number): Rule | undefined {
  const ask = parsePriceText(fields.ask, currency, tickMicroPerKwh);
  const bid = parsePriceText(fields.bid, currency, tickMicroPerKwh);
  if ("error" in ask || "error" in bid) return undefined;
  return {
    ...(ask.value !== undefined && { askMicroPerKwh: ask.value }),
    ...(bid.value !== undefined && { bidMicroPerKwh: bid.value }),
    hold: fields.hold,
    draw: fields.draw,
    paused: fields.paused,
  };
}

export const sameRule = (one: Rule, other: Rule): boolean =>
  one.askMicroPerKwh === other.askMicroPerKwh &&
  one.bidMicroPerKwh === other.bidMicroPerKwh &&
  one.hold === other.hold &&
  one.draw === other.draw &&
  one.paused === other.paused;

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
