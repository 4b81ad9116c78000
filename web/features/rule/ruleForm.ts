import type { Rule } from "@wattmesh/client";
import * as v from "valibot";
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

/** Refuses what `set_rule` refuses: prices off the tick. */
export const ruleSchema = (currency: string, priceTickMicroPerKwh: number, locale: string) => {
  const price = parsedBy((text) => parsePriceText(text, currency, priceTickMicroPerKwh, locale));
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
export function ruleOf(
  fields: RuleFields,
  currency: string,
  priceTickMicroPerKwh: number,
  locale: string,
): Rule | undefined {
  const ask = parsePriceText(fields.ask, currency, priceTickMicroPerKwh, locale);
  const bid = parsePriceText(fields.bid, currency, priceTickMicroPerKwh, locale);
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
