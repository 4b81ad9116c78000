import { describe, expect, test } from "vitest";
import { formatEnergy, formatKwhExact } from "@/lib/format/energy";
import { formatMoney, formatMoneyExact, formatPrice } from "@/lib/format/money";
import { formatSlotTime } from "@/lib/format/time";

const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/\u2212/g, "-");

describe("energy", () => {
  test.each([
    [0n, "0 Wh", "0 Wh"],
    [640n, "640 Wh", "640 Wh"],
    [999n, "999 Wh", "999 Wh"],
    [1_000n, "1 kWh", "1 kWh"],
    [1_235n, "1.24 kWh", "1,24 kWh"],
    [18_340n, "18.3 kWh", "18,3 kWh"],
    [-2_500n, "-2.5 kWh", "-2,5 kWh"],
    [123_456n, "123 kWh", "123 kWh"],
    [18_300_000n, "18.3 MWh", "18,3 MWh"],
  ])("of %s Wh is shown as %s, in German %s", (wh, english, german) => {
    expect(plain(formatEnergy("en-GB", wh))).toBe(english);
    expect(plain(formatEnergy("de-DE", wh))).toBe(german);
  });

  test("of bills shows every Wh, also beyond what a float can hold", () => {
    expect(formatKwhExact("en-GB", 9_007_199_254_740_993n)).toBe("9,007,199,254,740.993");
  });
});

describe("money", () => {
  test.each([
    [0n, "€0.00", "0,00 €"],
    [12_400_000n, "€12.40", "12,40 €"],
    [-310_000n, "-€0.31", "-0,31 €"],
    [3_100n, "€0.0031", "0,0031 €"],
    [-44_800n, "-€0.0448", "-0,0448 €"],
  ])("of %s micro is shown as %s, in German %s", (micro, english, german) => {
    expect(plain(formatMoney("en-GB", "EUR", micro))).toBe(english);
    expect(plain(formatMoney("de-DE", "EUR", micro))).toBe(german);
  });

  test("that is received can say so with a sign", () => {
    expect(plain(formatMoney("en-GB", "EUR", 500_000n, "always"))).toBe("+€0.50");
    expect(plain(formatMoney("en-GB", "EUR", 0n, "always"))).toBe("€0.00");
  });

  test("of bills shows every micro", () => {
    expect(plain(formatMoneyExact("de-DE", "EUR", -1n))).toBe("-0,000001 €");
  });
});

test.each([
  ["EUR", 273_000, "27.3 ct/kWh"],
  ["EUR", 80_000, "8.0 ct/kWh"],
  ["USD", 12_345_000, "1234.5 ¢/kWh"],
  ["SEK", 1_500_000, "1.5 SEK/kWh"],
])("a price in %s of %s micro is %s", (currency, micro, text) => {
  expect(plain(formatPrice("en-GB", currency, micro))).toBe(text);
});

test("a slot is shown by its clock, with seconds where slots are short", () => {
  expect(plain(formatSlotTime("en-GB", "Europe/Berlin", 1_944_000, 900))).toMatch(/^02:00\s?–\s?02:15$/);
  expect(plain(formatSlotTime("en-GB", "UTC", 6, 10))).toMatch(/^00:01:00\s?–\s?00:01:10$/);
});
