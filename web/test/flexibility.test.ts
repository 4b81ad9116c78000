import type { MeteringPoint } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { awardState } from "@/features/flexibility/awardState";
import { greatestFineMicro } from "@/features/flexibility/fine";
import { ALL_HOURS, hourOf, hoursByClock, spansOf, withHour } from "@/features/flexibility/hours";
import {
  countsFrom,
  mostOfferWh,
  type OfferFields,
  type OfferLimits,
  offerable,
  readOffer,
} from "@/features/flexibility/offerForm";
import { leastOfferWh } from "@/lib/energy/offers";

const pointOf = (meterId: number, more: Partial<MeteringPoint> = {}) =>
  ({ meterId, zoneId: 1, status: "active", kind: "prosumer", connectionW: 8_000, ...more }) as MeteringPoint;

const limits: OfferLimits = {
  currency: "EUR",
  locale: "en-GB",
  leastWh: 500n,
  points: [pointOf(3), pointOf(300, { approval: { inverterW: 4_000 } as MeteringPoint["approval"] })],
  meteredSecondsPerSlot: 900,
};

const filled: OfferFields = {
  relief: "draw_less",
  energy: "800",
  price: "12.3",
  hours: ALL_HOURS,
  slotsADay: "8",
  meterIds: [300, 3],
};

const errorsOf = (fields: Partial<OfferFields>) => {
  const read = readOffer({ ...filled, ...fields }, limits);
  return "errors" in read ? read.errors : {};
};

describe("an offer's form", () => {
  test("makes of what stands in it what the chain takes", () => {
    expect(readOffer(filled, limits)).toEqual({
      terms: {
        meterIds: [3, 300],
        energyWh: 800n,
        priceMicroPerKwh: 123_000,
        hoursUtc: ALL_HOURS,
        slotsADay: 8,
      },
    });
  });

  test.each([
    ["takes the zone's smallest offer", { energy: "500" }, {}],
    ["refuses a smaller one", { energy: "499" }, { energy: "belowLeast" }],
    ["takes all that its points let through", { energy: "4000" }, {}],
    ["refuses more", { energy: "4001" }, { energy: "beyondPoints" }],
    [
      "refuses to feed in less than the inverter can",
      { relief: "feed_in_less", energy: "3001" },
      { energy: "beyondPoints" },
    ],
    ["refuses parts of a Wh", { energy: "800.5" }, { energy: "wholeWh" }],
    ["asks what can be read in two ways", { energy: "1.000" }, { energy: "ambiguous" }],
    ["refuses what is no number", { energy: "lots" }, { energy: "notANumber" }],
    ["wants a price", { price: "" }, { price: "required" }],
    ["takes the price 0", { price: "0" }, {}],
    ["refuses a price below it", { price: "-1" }, { price: "negativePrice" }],
    ["refuses a price that is no whole millionth per Wh", { price: "12.34" }, { price: "offTick" }],
    ["refuses an offer at no hour", { hours: 0 }, { hours: "noHours" }],
    ["refuses no call a day", { slotsADay: "0" }, { slotsADay: "wholeNumber" }],
    ["refuses more calls than a day has slots", { slotsADay: "97" }, { slotsADay: "wholeNumber" }],
    ["refuses an offer of nothing", { meterIds: [] }, { meterIds: "noPoints", energy: "beyondPoints" }],
    ["refuses points in five banks", { meterIds: [3, 300, 600, 800, 1_100] }, { meterIds: "manyPoints" }],
    [
      "says all that is wrong at once",
      { energy: "", price: "x", hours: 0, slotsADay: "" },
      { energy: "required", price: "notANumber", hours: "noHours", slotsADay: "wholeNumber" },
    ],
  ] as const)("%s", (_, fields, errors) => {
    expect(errorsOf(fields as Partial<OfferFields>)).toEqual(errors);
  });

  test("offers points of the zone that are in service, and no feeder", () => {
    const points = [
      pointOf(1),
      pointOf(2, { zoneId: 2 }),
      pointOf(3, { status: "suspended" }),
      pointOf(4, { kind: "feeder" }),
    ];
    expect(offerable(points, 1).map(({ meterId }) => meterId)).toEqual([1]);
  });

  test("knows what a point can do less of in what is metered in a slot", () => {
    expect(mostOfferWh([3], "draw_less", limits)).toBe(2_000n);
    expect(mostOfferWh([3], "feed_in_less", limits)).toBe(2_000n);
    expect(mostOfferWh([300], "feed_in_less", limits)).toBe(1_000n);
    expect(mostOfferWh([300], "feed_in_less", { ...limits, meteredSecondsPerSlot: 3_600 })).toBe(4_000n);
  });

  test.each([
    [undefined, 500n],
    [50n, 50n],
  ])("of a zone whose smallest offer is %o wants %o", (minOfferWh, least) => {
    expect(leastOfferWh({ minOfferWh })).toBe(least);
  });

  test.each([
    [96, 12 * 96],
    [2 * 96 - 1, 12 * 96],
    [2 * 96, 13 * 96],
  ])("of slot %i counts from slot %i, the eleventh day after", (now, from) => {
    expect(countsFrom(now)).toBe(from);
  });
});

test.each([
  [1_000n, 400_000, 180_000n],
  [999n, 400_000, 179_800n],
  [500n, 1_000, 225n],
  [500n, 0, 0n],
])("whoever delivers nothing of %o Wh at a cap of %i pays %o", (awardedWh, cap, fine) => {
  expect(greatestFineMicro(awardedWh, cap)).toBe(fine);
});

describe("hours of an offer", () => {
  /** In Berlin in winter the hour of slot 0, which is 0 o'clock UTC, begins at 1. */
  const berlin = hoursByClock(0, 60);

  test("stand in the order of the clock, each once", () => {
    expect(berlin.map(({ minute }) => minute)).toEqual(Array.from({ length: 24 }, (_, hour) => hour * 60));
    expect(berlin[0]).toEqual({ bit: 23, minute: 0 });
    expect(berlin[1]).toEqual({ bit: 0, minute: 60 });
  });

  test("are the same whichever slot the clock is read at, also where it is half an hour off", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const minute = (hour * 60 + 330) % 1_440;
      expect(hoursByClock(hour * 4 + 96 * 7, minute)).toEqual(hoursByClock(0, 330));
    }
  });

  test.each([
    [0, []],
    [ALL_HOURS, [{ from: 0, to: 1_440 }]],
    [0b1, [{ from: 60, to: 120 }]],
    [
      0b101,
      [
        { from: 60, to: 120 },
        { from: 180, to: 240 },
      ],
    ],
    // 22 and 23 o'clock UTC are 23 and 0 o'clock in Berlin: they follow each other across midnight.
    [0b11 << 22, [{ from: 1_380, to: 1_500 }]],
    [
      (0b11 << 22) | 0b1000,
      [
        { from: 240, to: 300 },
        { from: 1_380, to: 1_500 },
      ],
    ],
  ])("%o are the spans %o", (hours, spans) => {
    expect(spansOf(hours, berlin)).toEqual(spans);
  });

  test("are taken out and put back one by one", () => {
    for (let bit = 0; bit < 24; bit += 1) {
      const without = withHour(ALL_HOURS, bit, false);
      expect(spansOf(ALL_HOURS & ~without, berlin)).toHaveLength(1);
      expect(withHour(without, bit, true)).toBe(ALL_HOURS);
    }
  });

  test.each([
    [0, 0],
    [3, 0],
    [4, 1],
    [96 * 5 + 95, 23],
  ])("slot %i is in the hour of bit %i", (slot, bit) => {
    expect(hourOf(slot)).toBe(bit);
  });
});

test.each([
  [{ slot: 100, void: "no_money" }, "void"],
  [{ slot: 101 }, "toCome"],
  [{ slot: 100 }, "running"],
  [{ slot: 99 }, "measuring"],
  [{ slot: 99, delivery: { verdict: "unread" } }, "unread"],
] as const)("in slot 100 an award of %o is %s", (award, state) => {
  expect(awardState(award as never, 100)).toBe(state);
});
