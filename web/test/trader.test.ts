import type { DepthLevel } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { clockLeft, secondsLeft } from "@/features/market/Countdown";
import { candlesOf } from "@/features/market/candles";
import { type DelegateFields, doubtOfDelegate, readDelegate } from "@/features/market/delegateForm";
import { profitOf, runningGain, sumProfits } from "@/features/market/profit";
import { edgesOf, surfaceOf } from "@/features/market/surface";

const result = (slot: number, pool: number | null) => ({
  slot,
  price_micro_per_kwh: pool,
  feed_in_micro_per_kwh: 80_000,
  retail_micro_per_kwh: 320_000,
});
const position = (slot: number, sold: number, bought: number, money: number) => ({
  slot,
  sold_wh: String(sold),
  bought_wh: String(bought),
  money_micro: String(money),
});

describe("what trading ahead brought", () => {
  test.each([
    ["sold above the pool's price", position(1, 1_000, 0, 200_000), 150_000, 150_000n, 50_000n],
    ["sold where no pool traded", position(1, 1_000, 0, 200_000), null, 80_000n, 120_000n],
    ["bought below the pool's price and its fee", position(1, 0, 1_000, -150_000), 160_000, -170_000n, 20_000n],
    ["bought dearer than the pool", position(1, 0, 1_000, -200_000), 160_000, -170_000n, -30_000n],
    ["bought where no pool traded", position(1, 0, 1_000, -200_000), null, -320_000n, 120_000n],
    ["bought where the fee would go beyond retail", position(1, 0, 1_000, -200_000), 315_000, -320_000n, 120_000n],
    ["sold on what was bought", position(1, 500, 500, 10_000), 150_000, 0n, 10_000n],
  ] as const)("%s", (_, one, pool, insteadMicro, gainMicro) => {
    expect(profitOf([one], [result(1, pool)], 10_000)).toMatchObject([{ insteadMicro, gainMicro }]);
  });

  test("is nothing yet for a slot that is not settled", () => {
    expect(profitOf([position(2, 1, 0, 1)], [result(1, null)], 0)).toEqual([]);
  });

  test("comes to the same slot by slot as in all, whatever was traded", () => {
    let state = 7;
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * below);
    };
    for (let round = 0; round < 100; round += 1) {
      const slots = Array.from({ length: 30 }, (_, slot) => slot);
      const positions = slots.map((slot) => position(slot, next(3_000), next(3_000), next(900_000) - 450_000));
      const results = slots
        .filter(() => next(5) > 0)
        .map((slot) => result(slot, next(4) === 0 ? null : next(300) * 1_000));
      const profits = profitOf(positions.toReversed(), results, next(20) * 1_000);
      const sum = sumProfits(profits);
      expect(profits).toHaveLength(results.length);
      expect(sum.moneyMicro - sum.insteadMicro).toBe(sum.gainMicro);
      expect(runningGain(profits).at(-1) ?? 0n).toBe(sum.gainMicro);
      expect(profits.map(({ slot }) => slot)).toEqual(results.map(({ slot }) => slot));
    }
  });
});

const trade = (slot: number, height: number, price: number | null, energy = 100) => ({
  slot,
  batch: height,
  height,
  index: 0,
  price_micro_per_kwh: price,
  sold_wh: String(energy),
  bought_wh: "40",
});

describe("how prices moved", () => {
  test("goes from a slot's first batch to its last, in whatever order they are told", () => {
    const trades = [trade(9, 5, 180_000), trade(9, 3, 150_000), trade(9, 4, 120_000), trade(8, 4, 90_000)];
    expect(candlesOf(trades)).toEqual([
      {
        slot: 8,
        openMicroPerKwh: 90_000,
        closeMicroPerKwh: 90_000,
        highMicroPerKwh: 90_000,
        lowMicroPerKwh: 90_000,
        batches: 1,
        energyWh: 100n,
      },
      {
        slot: 9,
        openMicroPerKwh: 150_000,
        closeMicroPerKwh: 180_000,
        highMicroPerKwh: 180_000,
        lowMicroPerKwh: 120_000,
        batches: 3,
        energyWh: 300n,
      },
    ]);
  });

  test("leaves out what traded at no price of its own", () => {
    expect(candlesOf([trade(9, 5, null)])).toEqual([]);
  });
});

const level = (priceMicroPerKwh: number, buy: number, sell: number): DepthLevel => ({
  priceMicroPerKwh,
  buyWh: BigInt(buy),
  sellWh: BigInt(sell),
});

describe("all books at once", () => {
  const books = [
    { slot: 12, levels: [level(100_000, 300, 0), level(104_000, 0, 200), level(300_000, 0, 50)] },
    { slot: 11, levels: [level(90_000, 10, 0)] },
  ];

  test("hold what rests in each book, and nothing else", () => {
    const { cells, mostWh } = surfaceOf(books, 1_000);
    for (const { slot, levels } of books) {
      const own = cells.filter((cell) => cell.slot === slot);
      for (const side of ["buyWh", "sellWh"] as const)
        expect(own.reduce((sum, cell) => sum + cell[side], 0n)).toBe(levels.reduce((sum, one) => sum + one[side], 0n));
    }
    expect(mostWh).toBe(300n);
  });

  test.each([1_000, 5_000, 50_000])("have a place for each cell, with steps that are multiples of %i", (tick) => {
    const { slots, prices, stepMicroPerKwh, cells } = surfaceOf(books, tick);
    expect(slots).toEqual([11, 12]);
    expect(stepMicroPerKwh % tick).toBe(0);
    expect(prices.length).toBeLessThanOrEqual(26);
    for (const { priceMicroPerKwh } of cells) expect(prices).toContain(priceMicroPerKwh);
    expect(prices[0]).toBeLessThanOrEqual(90_000);
    expect((prices.at(-1) ?? 0) + stepMicroPerKwh).toBeGreaterThan(300_000);
  });

  test("are empty where nothing rests", () => {
    expect(surfaceOf([{ slot: 1, levels: [] }], 1_000)).toMatchObject({ cells: [], prices: [], mostWh: 0n });
  });

  test("say who pays most and who takes least", () => {
    expect(books.map(edgesOf)).toEqual([
      { bestBuyMicroPerKwh: 100_000, bestSellMicroPerKwh: 104_000, buyWh: 300n, sellWh: 250n },
      { bestBuyMicroPerKwh: 90_000, bestSellMicroPerKwh: undefined, buyWh: 10n, sellWh: 0n },
    ]);
  });
});

const address = `watt1${"q".repeat(38)}`;
const owner = `watt1${"p".repeat(38)}`;
const filled: DelegateFields = { delegate: address, energy: "1.5", lowestSell: "10", highestBuy: "30", days: "7" };
const of = { locale: "en-GB", currency: "EUR", priceTickMicroPerKwh: 1_000, owner, now: 1_000 };

describe("who may trade for me", () => {
  test("is what stands in the form", () => {
    expect(readDelegate(filled, of)).toEqual({
      delegate: address,
      limits: {
        slotEnergyWh: 1_500n,
        lowestSellMicroPerKwh: 100_000,
        highestBuyMicroPerKwh: 300_000,
        expiresAt: 605_800n,
      },
    });
  });

  test.each<[Partial<DelegateFields>, object]>([
    [{ delegate: "" }, { delegate: "required" }],
    [{ delegate: "cosmos1abc" }, { delegate: "notAnAddress" }],
    [{ delegate: owner }, { delegate: "delegateIsOwner" }],
    [{ energy: "0" }, { energy: "zero" }],
    [{ energy: "-1" }, { energy: "negative" }],
    [{ lowestSell: "" }, { lowestSell: "required" }],
    [{ highestBuy: "0.05" }, { highestBuy: "offTick" }],
    [{ highestBuy: "-3" }, { highestBuy: "negativePrice" }],
    [{ days: "0" }, { days: "delegateDays" }],
    [{ days: "367" }, { days: "delegateDays" }],
    [{ days: "1.5" }, { days: "delegateDays" }],
  ])("is refused with %j", (fields, errors) => {
    expect(readDelegate({ ...filled, ...fields }, of)).toEqual({ errors });
  });

  test.each([
    [100_000, 300_000, undefined],
    [79_000, 300_000, "sell"],
    [100_000, 321_000, "buy"],
  ])("is doubted, selling at %i and buying at %i, for: %s", (lowestSellMicroPerKwh, highestBuyMicroPerKwh, doubt) => {
    const limits = { slotEnergyWh: 1n, expiresAt: 1n, lowestSellMicroPerKwh, highestBuyMicroPerKwh };
    expect(doubtOfDelegate(limits, { feedInMicroPerKwh: 80_000, retailMicroPerKwh: 320_000 })).toBe(doubt);
  });
});

describe("how long a book is open", () => {
  test.each([
    [0, "0:00"],
    [5, "0:05"],
    [65, "1:05"],
    [3_600, "1:00:00"],
    [7_389, "2:03:09"],
  ])("%i s is %s", (seconds, clock) => {
    expect(clockLeft(seconds)).toBe(clock);
  });

  test.each([
    [100n, 99_000, 1],
    [100n, 99_001, 1],
    [100n, 100_000, 0],
    [100n, 200_000, 0],
  ])("until %s at %i ms it is %i s", (until, now, seconds) => {
    expect(secondsLeft(until, now)).toBe(seconds);
  });
});
