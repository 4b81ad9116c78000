import { isOnTick } from "@wattmesh/client";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { axisWidth } from "@/components/charts/axisWidth";
import { eventOf, eventSchema } from "@/features/operator/eventForm";
import { formatPriceNumber } from "@/lib/format/money";
import {
  formatKwhInput,
  hundredfoldOf,
  parseAmountText,
  parseDecimalText,
  parseEnergyOrZero,
  parseEnergyText,
  parsePriceText,
} from "@/lib/forms/decimal";
import { address, serial, textUpTo, wholeNumber } from "@/lib/forms/schema";
import { readTypedNumber, writeReading } from "@/lib/forms/typedNumber";

const isGood = (schema: v.GenericSchema<string>, text: string) => v.safeParse(schema, text).success;

describe("decimals as people type them", () => {
  test.each([
    ["12.5", 12_500n],
    ["12,5", 12_500n],
    [".5", 500n],
    ["7.", 7_000n],
    ["-3", -3_000n],
    ["−3", -3_000n],
    ["0.300", 300n],
    ["0,300", 300n],
    ["1'000", 1_000_000n],
    ["1’000.5", 1_000_500n],
    [" 1 000,5 ", 1_000_500n],
    ["1\u00a0000", 1_000_000n],
    ["1\u202f234,5", 1_234_500n],
    ["1.234,5", 1_234_500n],
    ["1,234.5", 1_234_500n],
    ["1.234.567", 1_234_567_000n],
    ["1,234,567", 1_234_567_000n],
    ["1234,567", 1_234_567n],
  ])("%j is one number in both languages", (text, value) => {
    for (const locale of ["en-GB", "de-DE"]) expect(parseDecimalText(text, 3, locale)).toEqual({ value });
  });

  test.each([
    ["1.000", ["1000", "1"]],
    ["1,000", ["1000", "1"]],
    ["12,500", ["12500", "12.5"]],
    ["-1.000", ["-1000", "-1"]],
  ])("%j may be a thousand or a fraction in both languages: %j", (text, readings) => {
    for (const locale of ["en-GB", "de-DE"]) {
      expect(readTypedNumber(text, locale)).toEqual({ readings });
      expect(parseDecimalText(text, 3, locale)).toEqual({ error: "ambiguous" });
      for (const reading of readings)
        expect(readTypedNumber(writeReading(reading, locale), locale)).toEqual({ number: reading });
    }
  });

  test("three digits after the page's own decimal mark are what its fields show", () => {
    expect(parseDecimalText("1.234", 3, "en-GB")).toEqual({ value: 1_234n });
    expect(parseDecimalText("1,234", 3, "de-DE")).toEqual({ value: 1_234n });
    expect(parseDecimalText("1,234", 3, "en-GB")).toEqual({ error: "ambiguous" });
    expect(parseDecimalText("1.234", 3, "de-DE")).toEqual({ error: "ambiguous" });
  });

  test.each([
    ["", "required"],
    ["\u00a0", "required"],
    ["abc", "notANumber"],
    ["Infinity", "notANumber"],
    ["NaN", "notANumber"],
    ["1.2.3", "notANumber"],
    ["1.23,4", "notANumber"],
    ["1,2,3.4", "notANumber"],
    ["1.000.00", "notANumber"],
    ["0.123.456", "notANumber"],
    ["12 34", "notANumber"],
    ["1'00", "notANumber"],
    [".", "notANumber"],
    ["--1", "notANumber"],
    ["1e5", "notANumber"],
    ["0x1", "notANumber"],
    ["9".repeat(100_000), "notANumber"],
    ["1.2345", "tooManyDecimals"],
  ])("%.20j is refused in both languages: %s", (text, error) => {
    for (const locale of ["en-GB", "de-DE"]) expect(parseDecimalText(text, 3, locale)).toEqual({ error });
  });
});

describe("a price in the wrong unit", () => {
  test.each([
    ["0,30", "EUR", { reading: "30", priceMicroPerKwh: 3_000 }],
    ["0.285", "EUR", { reading: "28.5", priceMicroPerKwh: 2_850 }],
    ["0.1", "EUR", { reading: "10", priceMicroPerKwh: 1_000 }],
    ["1", "EUR", undefined],
    ["0", "EUR", undefined],
    ["-0.3", "EUR", undefined],
    ["x", "EUR", undefined],
    ["0.30", "JPY", undefined],
  ])("%j of %s is probably meant a hundred times as high: %j", (text, currency, expected) => {
    expect(hundredfoldOf(text, "en-GB", currency)).toEqual(expected);
  });
});

describe("a price", () => {
  test.each([
    ["12", { value: 120_000 }],
    ["12,3", { value: 123_000 }],
    ["", { value: undefined }],
    ["12.34", { error: "offTick" }],
    ["12.34567", { error: "offTick" }],
    ["0", { value: 0 }],
    ["-0", { value: 0 }],
    ["-1", { error: "negativePrice" }],
    ["−1", { error: "negativePrice" }],
    ["–1", { error: "negativePrice" }],
    ["- 0,5", { error: "negativePrice" }],
    ["-12.34567", { error: "negativePrice" }],
    ["-1.234", { error: "negativePrice" }],
    ["429497", { error: "tooLarge" }],
    ["ten", { error: "notANumber" }],
  ])("%j ct is %o", (text, expected) => {
    expect(parsePriceText(text, "EUR", 1_000, "en-GB")).toEqual(expected);
  });

  test("is taken exactly when the chain takes it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x1_0000_ffff }), fc.constantFrom(1_000, 5_000, 10_000), (micro, tick) => {
        const parsed = parsePriceText((micro / 10_000).toFixed(4), "EUR", tick, "en-GB");
        expect("value" in parsed).toBe(isOnTick(micro, tick));
        if ("value" in parsed) expect(parsed.value).toBe(micro);
      }),
    );
  });

  test.each(["en-GB", "de-DE"])("that is shown in a field is read again in %s", (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967 }), (ticks) => {
        const micro = ticks * 1_000;
        expect(parsePriceText(formatPriceNumber(locale, "EUR", micro), "EUR", 1_000, locale)).toEqual({ value: micro });
      }),
    );
  });
});

describe("money and energy that is moved", () => {
  test.each([
    ["0", "zero"],
    ["-1", "negative"],
    ["20.000001", "tooMuch"],
    ["1.0000001", "tooManyDecimals"],
  ])("%j of 20 is refused: %s", (text, error) => {
    expect(parseAmountText(text, "en-GB", 20_000_000n)).toEqual({ error });
  });

  test("may be all there is", () => {
    expect(parseAmountText("20", "en-GB", 20_000_000n)).toEqual({ value: 20_000_000n });
    expect(parseEnergyText("1.5", "en-GB", 1_500n)).toEqual({ value: 1_500n });
  });

  test("a capacity may be nothing", () => {
    expect(parseEnergyOrZero("0", "en-GB")).toEqual({ value: 0n });
    expect(parseEnergyOrZero("-1", "en-GB")).toEqual({ error: "negative" });
  });

  test.each(["en-GB", "de-DE"])("a capacity in a field is read again in %s", (locale) => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }), (wh) => {
        expect(parseEnergyOrZero(formatKwhInput(locale, wh), locale)).toEqual({ value: wh });
      }),
    );
  });
});

describe("text", () => {
  test("is counted in bytes, as the contracts do", () => {
    expect(isGood(textUpTo(4, 1), "Abte")).toBe(true);
    expect(isGood(textUpTo(4, 1), "Äbte")).toBe(false);
    expect(isGood(textUpTo(4, 1), "   ")).toBe(false);
    expect(isGood(textUpTo(4), "")).toBe(true);
  });

  test("serials, addresses and whole numbers are what the chain takes them for", () => {
    expect(isGood(serial, "WM-00001")).toBe(true);
    expect(isGood(serial, "WM 1")).toBe(false);
    expect(isGood(address, "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98")).toBe(true);
    expect(v.parse(address, " WATT15VSR65CKRHQU7MU8388QNZC6M37LR6KJUJ7J98 ")).toBe(
      "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98",
    );
    expect(isGood(address, "cosmos15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98")).toBe(false);
    expect(isGood(wholeNumber(1, 10), "10")).toBe(true);
    for (const text of ["0", "11", "1.5", "", "-1", "1e1"]) expect(isGood(wholeNumber(1, 10), text)).toBe(false);
  });
});

describe("a demand-response event", () => {
  const fields = { zoneId: "2", startsIn: "4", slots: "3", multiplier: "150" };

  test("begins so many slots from now, and names its last one", () => {
    expect(eventOf(fields, 100, "en-GB")).toEqual({ zoneId: 2, fromSlot: 104, toSlot: 106, multiplierPermille: 1_500 });
  });

  test.each([
    ["as it is", {}, undefined],
    ["with the longest that there is", { startsIn: "1", slots: "672" }, undefined],
    ["that begins in a slot that has begun", { startsIn: "0" }, "wholeNumber"],
    ["that lasts too long", { slots: "673" }, "wholeNumber"],
    ["that ends too far ahead", { startsIn: "2976", slots: "2" }, "endsTooFarAhead"],
    ["that ends as far ahead as one can", { startsIn: "2976", slots: "1" }, undefined],
    ["that makes energy free", { multiplier: "0" }, "zero"],
    ["with tenths of a percent", { multiplier: "99,9" }, undefined],
    ["with hundredths of a percent", { multiplier: "99.95" }, "tooManyDecimals"],
    ["beyond the highest multiplier", { multiplier: "1000.1" }, "atMost"],
  ])("%s", (_name, change, error) => {
    const result = v.safeParse(eventSchema("en-GB"), { ...fields, ...change });
    expect(result.issues?.[0]?.message).toBe(error);
  });
});

test("an axis has room for its longest label, and never less than a little", () => {
  const measure = (label: string) => label.length * 7;
  expect(axisWidth(["0 Wh", "1,200 Wh"], measure)).toBe(8 * 7 + 16);
  expect(axisWidth(["8"], measure)).toBe(36);
  expect(axisWidth([], measure)).toBe(36);
});
