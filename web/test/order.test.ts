import { describe, expect, test } from "vitest";
import { emptyOrder, type OrderFields, type OrderTermsOf, readOrder } from "@/features/market/orderForm";

const terms: OrderTermsOf = {
  currency: "EUR",
  locale: "en-GB",
  priceTickMicroPerKwh: 1_000,
  floorMicroPerKwh: 80_000,
  ceilingMicroPerKwh: 300_000,
  params: {
    bundleSlotsPerTick: 8,
    conditionsPerTick: 8,
    horizonSlots: 96,
    minEnergyWh: 10n,
    openOrdersPerPoint: 8,
    orderDepositMicro: 1_000,
    ordersPerMessage: 8,
  },
  slotSeconds: 900,
  now: 900 * 1_000 + 60,
};

const errorsOf = (slot: number, fields: Partial<OrderFields>) => {
  const read = readOrder({ ...emptyOrder, energy: "0.5", price: "21", ...fields }, slot, terms);
  return "errors" in read ? read.errors : {};
};

describe("an order's form", () => {
  test.each([
    ["takes a slot that can be traded", 1004, {}, {}],
    ["refuses a slot that has begun", 1000, {}, { slot: "pastGate" }],
    ["refuses a slot beyond the horizon", 1097, {}, { slot: "beyondHorizon" }],
    ["refuses to expire after its slot begins", 1004, { expiresAfter: "5" }, { expiresAfter: "expiryTooLate" }],
    ["refuses a price below zero", 1004, { price: "-5" }, { price: "negativePrice" }],
    ["refuses a worst price below zero", 1004, { kind: "market", price: "-0.1" }, { price: "negativePrice" }],
    ["refuses an average price below zero", 1004, { kind: "bundle", price: "-21" }, { price: "negativePrice" }],
    [
      "refuses to wait for a price below zero",
      1004,
      { condition: "zonePrice", conditionZone: "0", conditionPrice: "-1" },
      { conditionPrice: "negativePrice" },
    ],
    ["takes an offset below zero", 1004, { pricing: "dynamic", price: "", offset: "-22" }, {}],
    [
      "refuses an offset that leads from any price out of the range",
      1004,
      { pricing: "dynamic", price: "", offset: "-22.1" },
      { offset: "offsetTooWide" },
    ],
    ["takes the value of a feed below zero", 1004, { condition: "feed", feedId: "spot_price", feedValue: "-5000" }, {}],
    [
      "says all that is wrong, also when its slot has begun",
      1000,
      { energy: "0.000001", price: "99", expiresAfter: "9999" },
      { slot: "pastGate", energy: "tooManyDecimals", price: "outOfRange", expiresAfter: "expiryTooLate" },
    ],
    [
      "says that a block is too long, also when its first slot has begun",
      1000,
      { kind: "bundle", slots: "200" },
      { slot: "pastGate", slots: "bundleParts" },
    ],
  ] as const)("%s", (_, slot, fields, errors) => {
    expect(errorsOf(slot, fields)).toEqual(errors);
  });
});
