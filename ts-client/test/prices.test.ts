import { describe, expect, test } from "vitest";
import { gridInstantiateMsgToWire } from "../src/generated/values.ts";
import {
  addZoneMessage,
  bundleOrder,
  checkedPrice,
  encodeOrders,
  InvalidValueError,
  limitOrder,
  marketOrder,
  maxPriceMicroPerKwh,
  modelOrder,
  moneyMicro,
  type NewOrder,
  orderReserveMicro,
  parsePrice,
  placeOrdersMessage,
  readDeployment,
  replaceOrdersMessage,
  setDelegateMessage,
  setLineMessage,
  setPricingMessage,
  setRuleMessage,
  setTariffMessage,
  whenFeed,
  whenZonePrice,
} from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

const deployment = readDeployment(fixture.deployment);
const sender = "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98";
const line = { capacityUpWh: 0n, capacityDownWh: 0n };
const tariff = { feedInMicroPerKwh: 0, retailMicroPerKwh: 0, tradingFeeMicroPerKwh: 0 };
const delegate = { lowestSellMicroPerKwh: 0, highestBuyMicroPerKwh: 0, expiresAt: 0n, slotEnergyWh: 0n };
const slot = 1_944_000;
const one = { side: "sell", slot, energyWh: 900n } as const;
const parts = [
  { slot, energyWh: 500n },
  { slot: slot + 1, energyWh: 700n },
];
const book = { floorMicroPerKwh: 0, ceilingMicroPerKwh: 300_000, orderDepositMicro: 0 };

const setTariff = (part: Partial<typeof tariff>) =>
  setTariffMessage(deployment, sender, { fromSlot: slot, tariff: { ...tariff, ...part } });
const setRule = (part: { askMicroPerKwh?: number; bidMicroPerKwh?: number }) =>
  setRuleMessage(deployment, sender, { meterId: 7, rule: { ...part, hold: false, draw: false, paused: false } });
const setDelegate = (part: Partial<typeof delegate>) =>
  setDelegateMessage(deployment, sender, { delegate: sender, meterId: 7, limits: { ...delegate, ...part } });
const setPricing = (baseMicroPerKwh: number) =>
  setPricingMessage(deployment, sender, {
    pricing: {
      baseMicroPerKwh,
      sensitivityPermille: 20,
      statePermille: { normal: 1_000, alert: 1_000, emergency: 1_000, restoration: 1_000 },
      timeOfUse: { timeZone: { standardOffsetMinutes: 60 }, windows: [] },
    },
  });
const start = (priceTickMicroPerKwh: number) =>
  gridInstantiateMsgToWire({
    admin: sender,
    operator: sender,
    priceTickMicroPerKwh,
    rootName: "root",
    slotSeconds: 900,
    tariff,
    tariffNoticeSlots: 0,
    trading: sender,
  });
const place = (...orders: NewOrder[]) => placeOrdersMessage(deployment, sender, { meterId: 7, orders });
const replace = (...orders: NewOrder[]) => replaceOrdersMessage(deployment, sender, { meterId: 7, orders, cancel: [] });

// Orders as a program may write them without the builders.
const limit = (limitMicroPerKwh: number): NewOrder => ({
  side: "buy",
  terms: { limit: { slot, energyWh: 1n, price: { fixed: { limitMicroPerKwh } } } },
});
const market = (worstPriceMicroPerKwh: number): NewOrder => ({
  side: "buy",
  terms: { market: { slot, energyWh: 1n, worstPriceMicroPerKwh } },
});
const bundle = (averageLimitMicroPerKwh: number): NewOrder => ({
  side: "buy",
  terms: { bundle: { parts, averageLimitMicroPerKwh } },
});
const waiting = (priceMicroPerKwh: number): NewOrder => ({
  ...limit(0),
  condition: { zonePrice: { zoneId: 0, comparison: "below", priceMicroPerKwh } },
});

/** Everywhere that a price can be named, and what it is called there. */
const places: [string, string, (price: number) => unknown][] = [
  ["the feed-in of a tariff", "feedInMicroPerKwh", (price) => setTariff({ feedInMicroPerKwh: price })],
  ["the retail price of a tariff", "retailMicroPerKwh", (price) => setTariff({ retailMicroPerKwh: price })],
  ["the trading fee of a tariff", "tradingFeeMicroPerKwh", (price) => setTariff({ tradingFeeMicroPerKwh: price })],
  ["the price tick of a grid", "priceTickMicroPerKwh", start],
  [
    "the fee of a line",
    "feeMicroPerKwh",
    (price) =>
      setLineMessage(deployment, sender, { fromSlot: slot, zoneId: 1, line: { ...line, feeMicroPerKwh: price } }),
  ],
  [
    "the fee of a new zone's line",
    "feeMicroPerKwh",
    (price) =>
      addZoneMessage(deployment, sender, {
        line: { ...line, feeMicroPerKwh: price },
        name: "north",
        operator: sender,
        parentId: 0,
      }),
  ],
  ["the base of reference prices", "baseMicroPerKwh", setPricing],
  ["the ask of a rule", "askMicroPerKwh", (price) => setRule({ askMicroPerKwh: price })],
  ["the bid of a rule", "bidMicroPerKwh", (price) => setRule({ bidMicroPerKwh: price })],
  ["what a delegate may sell at", "lowestSellMicroPerKwh", (price) => setDelegate({ lowestSellMicroPerKwh: price })],
  ["what a delegate may buy at", "highestBuyMicroPerKwh", (price) => setDelegate({ highestBuyMicroPerKwh: price })],
  ["the limit of an order", "limitMicroPerKwh", (price) => place(limit(price))],
  ["the limit of an order that replaces one", "limitMicroPerKwh", (price) => replace(limit(price))],
  ["the worst price of a market order", "worstPriceMicroPerKwh", (price) => place(market(price))],
  ["the average limit of a block order", "averageLimitMicroPerKwh", (price) => place(bundle(price))],
  ["the zone's price that an order waits for", "priceMicroPerKwh", (price) => place(waiting(price))],
  ["the limit of an order that is packed", "limitMicroPerKwh", (price) => encodeOrders([packed(limit(price))])],
  ["a packed market order", "worstPriceMicroPerKwh", (price) => encodeOrders([packed(market(price))])],
  ["a packed block order", "averageLimitMicroPerKwh", (price) => encodeOrders([packed(bundle(price))])],
  ["a packed condition", "priceMicroPerKwh", (price) => encodeOrders([packed(waiting(price))])],
  ["limitOrder", "limitMicroPerKwh", (price) => limitOrder({ ...one, limitMicroPerKwh: price })],
  ["marketOrder", "worstPriceMicroPerKwh", (price) => marketOrder({ ...one, worstPriceMicroPerKwh: price })],
  [
    "bundleOrder",
    "averageLimitMicroPerKwh",
    (price) => bundleOrder({ side: "sell", parts, averageLimitMicroPerKwh: price }),
  ],
  ["whenZonePrice", "priceMicroPerKwh", (price) => whenZonePrice(1, "above", price)],
  ["orderReserveMicro", "a price", (price) => orderReserveMicro(limit(price), book)],
  ["moneyMicro", "a price", (price) => moneyMicro(price, 1n)],
];

const packed = (order: NewOrder) => ({ order, zoneId: 0, delegated: false });

describe("a price", () => {
  test.each(places)("below 0 is refused by name: %s", (_, name, use) => {
    for (const price of [-1_000, -80_000, -4_294_967_000]) {
      const refused = caught(() => use(price));
      expect(refused).toBeInstanceOf(InvalidValueError);
      expect(refused).toMatchObject({ value: price, retryHelps: false });
      expect((refused as Error).message).toBe(
        `expected ${name} of 0 or more, as no price is negative: 0 is the lowest that can be named, got ${price}`,
      );
    }
  });

  test.each(places)("of 0 is taken: %s", (_, __, use) => {
    expect(caught(() => use(0))).toBeUndefined();
  });

  test.each([
    [0.5, "got 0.5"],
    [Number.NaN, "got NaN"],
    [maxPriceMicroPerKwh + 1, "got 4294967296"],
    [Number.POSITIVE_INFINITY, "got Infinity"],
  ])("that the wire cannot hold is refused too: %s", (price, got) => {
    expect(() => checkedPrice(price, "limitMicroPerKwh")).toThrow(
      `expected limitMicroPerKwh in whole micro-currency per kWh, at most 4294967295, ${got}`,
    );
  });

  test("typed as a text below 0 is refused in words of its own", () => {
    expect(() => parsePrice("-0.085", 1_000)).toThrow(
      'expected a price of 0 or more, as no price is negative, got "-0.085"',
    );
    expect(parsePrice("0", 1_000)).toBe(0);
  });
});

describe("what is no price", () => {
  test("may be negative: an offset to a reference", () => {
    const order = modelOrder({ ...one, model: "dynamic", offsetMicroPerKwh: -80_000 });
    expect(() => place(order)).not.toThrow();
    expect(orderReserveMicro(order, book)).toBe(270_000n);
  });

  test("may be negative: the value of a feed", () => {
    const order = { ...limit(0), condition: whenFeed("spot_price", "below", -5_000n) };
    expect(() => place(order)).not.toThrow();
  });
});

function caught(use: () => unknown): unknown {
  try {
    use();
  } catch (error) {
    return error;
  }
  return undefined;
}
