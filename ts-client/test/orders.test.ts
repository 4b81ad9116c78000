import { describe, expect, test } from "vitest";
import {
  bundleOrder,
  InvalidValueError,
  limitOrder,
  marketOrder,
  modelOrder,
  type NewOrder,
  type OrderOutline,
  orderOutline,
  orderReserveMicro,
  whenFeed,
  whenZonePrice,
  whenZoneState,
} from "../src/index.ts";

const slot = 1_944_000;
const parts = [
  { slot, energyWh: 500n },
  { slot: slot + 1, energyWh: 700n },
];

describe("an order", () => {
  test("at a limit rests until it expires or its slot begins", () => {
    const order = limitOrder({ side: "sell", slot, energyWh: 900n, limitMicroPerKwh: 120_000, expiresAt: 5n });
    expect(order).toEqual({
      side: "sell",
      condition: undefined,
      terms: { limit: { slot, energyWh: 900n, price: { fixed: { limitMicroPerKwh: 120_000 } }, expiresAt: 5n } },
    });
  });

  test("of a model follows its reference at a distance", () => {
    const order = modelOrder({ side: "buy", slot, energyWh: 1n, model: "dynamic", offsetMicroPerKwh: -5_000 });
    expect(order.terms).toMatchObject({
      limit: { price: { model: { model: "dynamic", offsetMicroPerKwh: -5_000 } } },
    });
  });

  const fixed = { fixed: { limitMicroPerKwh: 120_000 } };
  const one = { side: "sell", slot, energyWh: 900n } as const;

  test.each<[string, NewOrder, OrderOutline]>([
    [
      "at a limit",
      limitOrder({ ...one, limitMicroPerKwh: 120_000, expiresAt: 5n }),
      { kind: "limit", slot, energyWh: 900n, price: fixed, expiresAt: 5n },
    ],
    [
      "at market, whose price is its worst",
      marketOrder({ ...one, worstPriceMicroPerKwh: 120_000 }),
      { kind: "market", slot, energyWh: 900n, price: fixed, expiresAt: undefined },
    ],
    [
      "of several slots, which has the first one's, all energy and the average price",
      bundleOrder({ side: "sell", parts, averageLimitMicroPerKwh: 120_000 }),
      { kind: "bundle", slot, energyWh: 1_200n, price: fixed, expiresAt: undefined },
    ],
  ])("has an outline: one %s", (_, { terms }, outline) => {
    expect(orderOutline(terms)).toEqual(outline);
  });

  test("of no slot has no outline", () => {
    const { terms } = bundleOrder({ side: "sell", parts: [], averageLimitMicroPerKwh: 120_000 });
    expect(() => orderOutline(terms)).toThrow(InvalidValueError);
  });

  test("waits until its condition holds", () => {
    const condition = whenZonePrice(2, "above", 200_000);
    const order = marketOrder({ side: "buy", slot, energyWh: 1n, worstPriceMicroPerKwh: 250_000, condition });
    expect(order.condition).toEqual({ zonePrice: { zoneId: 2, comparison: "above", priceMicroPerKwh: 200_000 } });
    expect(whenFeed("day-ahead", "below", -3n)).toEqual({
      feed: { feedId: "day-ahead", comparison: "below", value: -3n },
    });
    expect(whenZoneState(1, "alert")).toEqual({ zoneState: { zoneId: 1, state: "alert" } });
  });
});

describe("what an order reserves with a deposit of 500, between 80,000 and 320,000 per kWh", () => {
  const book = { floorMicroPerKwh: 80_000, ceilingMicroPerKwh: 320_000, orderDepositMicro: 500 };
  const one = { slot, energyWh: 1_000n };
  test.each<[string, NewOrder, bigint]>([
    ["its limit for who buys", limitOrder({ ...one, side: "buy", limitMicroPerKwh: 200_000 }), 200_500n],
    [
      "what retail is above the limit for who sells",
      limitOrder({ ...one, side: "sell", limitMicroPerKwh: 200_000 }),
      120_500n,
    ],
    ["the worst price at the market", marketOrder({ ...one, side: "buy", worstPriceMicroPerKwh: 300_000 }), 300_500n],
    [
      "the ceiling for a buyer that follows a model",
      modelOrder({ ...one, side: "buy", model: "dynamic", offsetMicroPerKwh: -9_000 }),
      320_500n,
    ],
    [
      "all between floor and ceiling for a seller that follows a model",
      modelOrder({ ...one, side: "sell", model: "time_of_use", offsetMicroPerKwh: 0 }),
      240_500n,
    ],
    [
      "the average over all parts of a bundle",
      bundleOrder({ side: "buy", parts, averageLimitMicroPerKwh: 100_000 }),
      120_500n,
    ],
    [
      "only the deposit for a sale at the ceiling",
      limitOrder({ ...one, side: "sell", limitMicroPerKwh: 320_000 }),
      500n,
    ],
  ])("is %s", (_, order, expected) => {
    expect(orderReserveMicro(order, book)).toBe(expected);
  });
});
