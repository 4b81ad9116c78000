import { describe, expect, test } from "vitest";
import { formatEnergy, formatKwhExact } from "@/lib/format/energy";
import { formatMoney, formatMoneyExact, formatPrice } from "@/lib/format/money";
import { formatSlotStart, formatSlotTime } from "@/lib/format/time";
import { shownStart } from "@/lib/time/replay";

const plain = (text: string) =>
  text
    .replace(/[\u00a0\u2009\u202f]/g, " ")
    .replace(/\u2212/g, "-")
    .replace(/\u2060/g, "");

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

  test("never leaves its sign at the end of a line, and has one that voices read", () => {
    expect(formatMoney("en-GB", "EUR", -60_000n)).toBe("\u2212\u2060€0.06");
    expect(formatMoney("de-DE", "EUR", -60_000n)).toBe("\u2212\u20600,06\u00a0€");
    expect(formatMoney("en-GB", "EUR", 60_000n, "always")).toBe("+\u2060€0.06");
    expect(formatMoneyExact("en-GB", "EUR", -1n)).toBe("\u2212\u2060€0.000001");
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

const real = (slotSeconds: number) => ({ slotSeconds, replay: undefined });

test("a slot is shown by its clock, with seconds where slots are short", () => {
  expect(plain(formatSlotTime("en-GB", "Europe/Berlin", 1_944_000, real(900)))).toMatch(/^02:00\s?–\s?02:15$/);
  expect(plain(formatSlotTime("en-GB", "UTC", 6, real(10)))).toMatch(/^00:01:00\s?–\s?00:01:10$/);
});

describe("a slot that replays a quarter of an hour of recorded data", () => {
  const sevenFifteen = Date.UTC(2021, 2, 6, 7, 15) / 1000;
  const replay = {
    rowSeconds: 900,
    parts: [
      { fromSlot: 1_000, startsAt: sevenFifteen },
      { fromSlot: 5_000, startsAt: sevenFifteen + 900 * 20 },
    ],
  };
  const slots = { slotSeconds: 10, replay };

  test("is shown by the clock of the data", () => {
    expect(plain(formatSlotTime("en-GB", "Europe/Berlin", 1_000, slots))).toMatch(/^08:15\s?–\s?08:30$/);
    expect(plain(formatSlotTime("en-GB", "Europe/Berlin", 1_015, slots))).toMatch(/^12:00\s?–\s?12:15$/);
    expect(formatSlotStart("en-GB", "Europe/Berlin", 1_063, slots)).toBe("7 Mar, 00:00");
  });

  test("goes on where it was left when the localnet rested", () => {
    expect(shownStart(5_000, slots) - shownStart(1_019, slots)).toBe(900);
    expect(shownStart(4_999, slots)).toBeGreaterThan(shownStart(5_000, slots));
  });

  test("has its real time when it was before anything was replayed", () => {
    expect(shownStart(999, slots)).toBe(9_990);
  });
});
