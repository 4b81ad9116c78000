import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { noRule } from "@/features/rule/noRule";
import { fieldsOf, ruleOf, ruleSchema, sameRule } from "@/features/rule/ruleForm";
import { sayRule } from "@/features/rule/sayRule";

const terms = {
  tariff: { feedInMicroPerKwh: 80_000, retailMicroPerKwh: 320_000, tradingFeeMicroPerKwh: 2_000 },
  priceTickMicroPerKwh: 1_000,
  tariffNoticeSlots: 96,
};
const says = (rule: Partial<typeof noRule> & { askMicroPerKwh?: number; bidMicroPerKwh?: number }) =>
  sayRule({ ...noRule, ...rule }, terms).map(({ key }) => key);

describe("a rule is said as the market applies it", () => {
  test("without limits: with neighbours whenever the utility is not better", () => {
    expect(says({})).toEqual(["sellAny", "buyAny"]);
  });

  test("with limits, storage and drawing", () => {
    expect(says({ askMicroPerKwh: 120_000, bidMicroPerKwh: 280_000, hold: true })).toEqual([
      "hold",
      "sell",
      "draw",
      "buy",
    ]);
    expect(says({ draw: true })).toEqual(["sellAny", "draw", "buyAny"]);
  });

  test("paused: with the utility only, whatever else it says", () => {
    expect(says({ paused: true, hold: true, askMicroPerKwh: 120_000 })).toEqual(["paused"]);
  });

  test("a bid that the trading fee takes below feed-in never buys", () => {
    expect(says({ bidMicroPerKwh: 81_000 })).toEqual(["sellAny", "buyNever"]);
    expect(says({ bidMicroPerKwh: 82_000 })).toEqual(["sellAny", "buy"]);
  });

  test("limits outside of the utility's prices count as these, and their user is told", () => {
    expect(says({ askMicroPerKwh: 50_000 })).toEqual(["sellAny", "buyAny", "askBelowFeedIn"]);
    expect(says({ bidMicroPerKwh: 500_000 })).toEqual(["sellAny", "buyAny", "bidAboveRetail"]);
    const sayings = sayRule({ ...noRule, askMicroPerKwh: 400_000 }, terms);
    expect(sayings.find(({ key }) => key === "sell")?.prices).toEqual({ ask: 320_000, feedIn: 80_000 });
    expect(sayings.at(-1)).toMatchObject({ key: "askAboveRetail", isHint: true });
  });
});

test.each(["en-GB", "de-DE"])("a rule that is put into the form comes out the same in %s", (locale) => {
  const rule = { askMicroPerKwh: 123_000, bidMicroPerKwh: 1_280_000, hold: true, draw: false, paused: true };
  expect(ruleOf(fieldsOf(rule, locale, "EUR"), "EUR", 1_000, locale)).toEqual(rule);
  expect(ruleOf(fieldsOf(noRule, locale, "EUR"), "EUR", 1_000, locale)).toEqual(noRule);
});

test("what is no price makes no rule", () => {
  expect(ruleOf({ ...fieldsOf(noRule, "en-GB", "EUR"), ask: "x" }, "EUR", 1_000, "en-GB")).toBeUndefined();
});

test.each(["ask", "bid"] as const)("a rule whose %s is below zero is refused and makes no rule", (field) => {
  const fields = { ...fieldsOf(noRule, "en-GB", "EUR"), [field]: "-1" };
  const checked = v.safeParse(ruleSchema("EUR", 1_000, "en-GB"), fields);
  expect(checked.issues?.map(({ message }) => message)).toEqual(["negativePrice"]);
  expect(ruleOf(fields, "EUR", 1_000, "en-GB")).toBeUndefined();
});

test("rules are the same when nothing in them differs", () => {
  expect(sameRule(noRule, { ...noRule })).toBe(true);
  expect(sameRule(noRule, { ...noRule, askMicroPerKwh: 1_000 })).toBe(false);
});
