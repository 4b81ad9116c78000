import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatDecimal,
  formatKwh,
  formatMicro,
  formatPrice,
  moneyMicro,
  parseDecimal,
  parseKwh,
  parseMicro,
  parsePrice,
  slotAt,
  slotEnd,
  slotStart,
} from "../src/index.ts";
import { always } from "./always.ts";

describe("decimals", () => {
  test("what is written is read back, whatever the number", () => {
    always(fc.tuple(fc.bigInt(), fc.nat({ max: 20 })), ([value, decimals]) =>
      expect(parseDecimal(formatDecimal(value, decimals), decimals)).toBe(value),
    );
  });

  test.each([
    [1500n, "1.500"],
    [0n, "0.000"],
    [-7n, "-0.007"],
    [123_456_789_012_345_678n, "123456789012345.678"],
  ])("%s Wh are %s kWh", (energyWh, kwh) => {
    expect(formatKwh(energyWh)).toBe(kwh);
    expect(parseKwh(kwh)).toBe(energyWh);
  });

  test.each(["", "1,5", "1.", ".5", "1e3", "0x10", "1.2345", "--1", "NaN"])("%j is no amount of kWh", (text) => {
    expect(() => parseKwh(text)).toThrow("expected a number with at most 3 decimals");
  });

  test("fewer decimals are enough to say an amount", () => {
    expect(parseMicro("0.5")).toBe(500_000n);
    expect(parseMicro(" 12 ")).toBe(12_000_000n);
    expect(formatMicro(-85_000n)).toBe("-0.085000");
  });
});

describe("prices", () => {
  test("stand on the tick or are refused", () => {
    expect(formatPrice(85_000)).toBe("0.085000");
    expect(parsePrice("0.085", 1000)).toBe(85_000);
    expect(() => parsePrice("0.0855", 1000)).toThrow("tick of 1000");
    expect(() => parsePrice("4294.968", 1000)).toThrow("tick of 1000");
  });

  test("times energy is money, and never rounded", () => {
    expect(moneyMicro(85_000, 1n)).toBe(85n);
    expect(moneyMicro(85_000, 1000n)).toBe(85_000n);
    expect(() => moneyMicro(85_500, 1n)).toThrow("multiple of 1000, got 85500");
    const amounts = fc.tuple(fc.nat({ max: 4_294_967 }), fc.bigInt({ min: 0n, max: 1n << 64n }));
    always(amounts, ([ticks, energyWh]) =>
      expect(moneyMicro(ticks * 1000, energyWh) * 1000n).toBe(BigInt(ticks * 1000) * energyWh),
    );
  });
});

describe("slots", () => {
  test("a slot holds its first second and not the one after it", () => {
    const slots = fc.tuple(fc.integer({ min: 0, max: 0xffff_fffe }), fc.integer({ min: 1, max: 86_400 }));
    always(slots, ([slot, seconds]) => {
      expect(slotAt(slotStart(slot, seconds), seconds)).toBe(slot);
      expect(slotAt(slotEnd(slot, seconds) - 1, seconds)).toBe(slot);
      expect(slotAt(slotEnd(slot, seconds), seconds)).toBe(slot + 1);
    });
  });

  test.each([
    [-1, 900],
    [2 ** 32 * 900, 900],
    [Number.NaN, 900],
  ])("second %d of slots of %d s has no slot", (time, seconds) => {
    expect(() => slotAt(time, seconds)).toThrow("a time that has a slot");
  });

  test.each([0, -900, 1.5])("a slot cannot last %d seconds", (seconds) => {
    expect(() => slotAt(0, seconds)).toThrow("slot_seconds of at least 1");
    expect(() => slotEnd(0, seconds)).toThrow("slot_seconds of at least 1");
  });
});
