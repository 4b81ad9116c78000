import type { NewOrder, Order, Position, Rule } from "@wattmesh/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, GATE_SLOTS, type Market, type PointState, type Style, styles } from "../src/trade/strategy.ts";

const present = 1_000;
const first = present + GATE_SLOTS;

const market: Market = {
  presentSlot: present,
  slotSeconds: 10,
  priceTickMicroPerKwh: 1_000,
  floorMicroPerKwh: 80_000,
  ceilingMicroPerKwh: 320_000,
  orderDepositMicro: 1_000,
  minEnergyWh: 20n,
  slotEnergyWh: 1_000n,
  spreadMicroPerKwh: 5_000,
};

const rule = (terms: Partial<Rule>): Rule => ({ hold: false, draw: false, paused: false, ...terms });

/** An agent that expects these surpluses from the first slot on. */
const point = (surplusesWh: bigint[], changes: Partial<PointState> = {}): PointState => ({
  meterId: 7,
  zoneId: 1,
  style: "limit",
  rule: rule({ askMicroPerKwh: 120_000, bidMicroPerKwh: 300_000 }),
  availableMicro: 20_000_000n,
  expected: surplusesWh.map((surplusWh, index) => ({ slot: first + index, surplusWh })),
  positions: [],
  orders: [],
  ...changes,
});

let ids = 0n;
const rests = (order: NewOrder, changes: Partial<Order> = {}): Order => {
  const { terms } = order;
  const bundle = "bundle" in terms;
  const slot = bundle ? (terms.bundle.parts[0]?.slot ?? 0) : "limit" in terms ? terms.limit.slot : terms.market.slot;
  const energyWh = bundle ? 0n : "limit" in terms ? terms.limit.energyWh : terms.market.energyWh;
  ids += 1n;
  return {
    ...order,
    slot,
    orderId: ids,
    meterId: 7,
    zoneId: 1,
    delegated: true,
    status: "open",
    filledWh: 0n,
    leftWh: energyWh,
    reservedMicro: 5_000n,
    reason: "none",
    ...changes,
  };
};

const position = (slot: number, soldWh: bigint, boughtWh: bigint): Position => ({
  meterId: 7,
  slot,
  soldWh,
  boughtWh,
  moneyMicro: 0n,
  reservedMicro: 0n,
});

/** Side, energy and limit of what is placed, slot by slot. */
const placed = (state: PointState, at: Market = market) =>
  decide(state, at).place.map(({ side, terms }) => {
    if (!("limit" in terms)) return [side, terms];
    const { slot, energyWh, price } = terms.limit;
    return [side, slot - present, energyWh, "fixed" in price ? price.fixed.limitMicroPerKwh : price.model];
  });

describe("an agent", () => {
  test("sells what it expects to have left and buys what it expects to lack", () => {
    expect(placed(point([150n, -90n]))).toEqual([
      ["sell", 2, 150n, 120_000],
      ["buy", 3, 90n, 295_000],
    ]);
  });

  test("asks for more and bids less while the gate is far", () => {
    expect(placed(point([100n, 100n, 100n]))).toEqual([
      ["sell", 2, 100n, 120_000],
      ["sell", 3, 100n, 125_000],
      ["sell", 4, 100n, 130_000],
    ]);
  });

  test("without a rule sells from the floor and buys up to the ceiling", () => {
    expect(placed(point([100n, -100n], { rule: undefined }), { ...market, spreadMicroPerKwh: 0 })).toEqual([
      ["sell", 2, 100n, 80_000],
      ["buy", 3, 100n, 320_000],
    ]);
  });

  test("stays between floor and ceiling whatever the rule says", () => {
    const far = rule({ askMicroPerKwh: 400_000, bidMicroPerKwh: 10_000 });
    expect(placed(point([100n, -100n], { rule: far }))).toEqual([
      ["sell", 2, 100n, 320_000],
      ["buy", 3, 100n, 80_000],
    ]);
  });

  test("bids nothing, and no less, where the floor is nothing and the spread is wider than the rule's price", () => {
    const nearly = { ...market, floorMicroPerKwh: 0 };
    expect(placed(point([0n, -100n, -100n], { rule: rule({ bidMicroPerKwh: 8_000 }) }), nearly)).toEqual([
      ["buy", 3, 100n, 3_000],
      ["buy", 4, 100n, 0],
    ]);
  });

  test("places nothing below the smallest order", () => {
    expect(placed(point([19n, -19n, 20n]))).toEqual([["sell", 4, 20n, 130_000]]);
  });

  test("trades only what it has not traded yet, and trades back what is too much", () => {
    const positions = [position(first, 100n, 0n), position(first + 1, 0n, 200n)];
    expect(placed(point([150n, -90n], { positions }))).toEqual([
      ["sell", 2, 50n, 120_000],
      ["sell", 3, 110n, 125_000],
    ]);
  });

  test("keeps to what its owner lets it have open and traded in a slot", () => {
    const positions = [position(first + 1, 700n, 200n), position(first + 2, 990n, 0n)];
    expect(placed(point([3_000n, 3_000n, 3_000n], { positions }))).toEqual([
      ["sell", 2, 1_000n, 120_000],
      ["sell", 3, 100n, 125_000],
    ]);
  });

  test("does not sell what is to be held", () => {
    expect(placed(point([150n, -90n], { rule: rule({ hold: true }) }))).toEqual([["buy", 3, 90n, 315_000]]);
  });

  test("takes everything back when the rule is paused", () => {
    const [order] = decide(point([150n]), market).place;
    const orders = [rests(order as NewOrder)];
    const decision = decide(point([150n], { rule: rule({ paused: true }), orders }), market);
    expect(decision).toEqual({ cancel: [{ slot: first, orderId: orders[0]?.orderId }], place: [] });
  });

  test("gives its orders an expiry, so that they do not outlive it, unless they could not be placed again then", () => {
    const expiries = decide(point([100n, 100n, 100n, 100n]), market).place.map(({ terms }) =>
      "limit" in terms ? terms.limit.expiresAt : "none",
    );
    expect(expiries).toEqual([undefined, undefined, undefined, 10_030n]);
  });

  test("places only what its account can hold reserves for", () => {
    // Selling 100 Wh at 120,000 reserves 20,000 and the deposit of 1,000; at 125,000, 19,500 and the deposit.
    expect(placed(point([100n, 100n], { availableMicro: 21_000n }))).toHaveLength(1);
    expect(placed(point([100n, 100n], { availableMicro: 41_500n }))).toHaveLength(2);
    expect(placed(point([100n, 100n], { availableMicro: 20_999n }))).toEqual([["sell", 3, 100n, 125_000]]);
  });

  test("counts on what its cancelled orders free", () => {
    const before = decide(point([100n]), market).place.map((order) => rests(order, { reservedMicro: 21_000n }));
    const decision = decide(point([160n], { orders: before, availableMicro: 12_600n }), market);
    expect(decision.cancel).toHaveLength(1);
    expect(decision.place).toHaveLength(1);
  });
});

test.each(["limit", "model", "conditional"] as const)("far orders of a %s agent expire soon", (style) => {
  const { place } = decide(point([100n, 100n, 100n, 100n], { style }), market);
  const expiries = place.map(({ terms }) => ("limit" in terms ? terms.limit.expiresAt : "none"));
  expect(expiries).toEqual([undefined, undefined, undefined, 10_030n]);
});

describe("with orders in the book", () => {
  const orders = decide(point([150n, -90n]), market).place.map((order) => rests(order));

  test("it leaves alone what is as it should be", () => {
    expect(decide(point([150n, -90n], { orders }), market)).toEqual({ cancel: [], place: [] });
  });

  test("it leaves alone what differs by less than the smallest order", () => {
    expect(decide(point([165n, -80n], { orders }), market)).toEqual({ cancel: [], place: [] });
  });

  test("it replaces an order when the forecast changes", () => {
    const { cancel, place } = decide(point([200n, -90n], { orders }), market);
    expect(cancel).toEqual([{ slot: first, orderId: orders[0]?.orderId }]);
    expect(place).toHaveLength(1);
  });

  test("it replaces an order by one of the other side", () => {
    const { cancel, place } = decide(point([-60n, -90n], { orders }), market);
    expect(cancel).toEqual([{ slot: first, orderId: orders[0]?.orderId }]);
    expect(place[0]?.side).toBe("buy");
  });

  test("it replaces an order when its price moves with time", () => {
    const later = { ...market, presentSlot: present + 1 };
    const { cancel, place } = decide(point([], { expected: [{ slot: first + 1, surplusWh: -90n }], orders }), later);
    expect(cancel).toEqual([{ slot: first + 1, orderId: orders[1]?.orderId }]);
    expect(place).toHaveLength(1);
  });

  test("it leaves a slot alone whose gate is near", () => {
    const near = { ...market, presentSlot: present + 1 };
    expect(decide(point([], { expected: [], orders: orders.slice(0, 1) }), near).cancel).toEqual([]);
  });

  test("it takes orders back when it expects nothing any more, and passes over those that ended", () => {
    const ended = orders.map((order) => ({ ...order, status: "ended" as const }));
    expect(decide(point([], { orders }), market).cancel).toHaveLength(2);
    expect(decide(point([], { orders: ended }), market).cancel).toEqual([]);
  });
});

describe("of the styles", () => {
  const of = (style: Style, surplusesWh: bigint[], changes: Partial<PointState> = {}) =>
    point(surplusesWh, { style, ...changes });

  test("model follows the dynamic reference, a little on the side of trading", () => {
    expect(placed(of("model", [100n, -100n]))).toEqual([
      ["sell", 2, 100n, { model: "dynamic", offsetMicroPerKwh: -5_000 }],
      ["buy", 3, 100n, { model: "dynamic", offsetMicroPerKwh: 5_000 }],
    ]);
  });

  test("market takes what there is for the nearest slot, at the rule's limit at worst", () => {
    expect(decide(of("market", [-100n, -100n]), market).place).toEqual([
      {
        side: "buy",
        condition: undefined,
        terms: { market: { slot: first, energyWh: 100n, worstPriceMicroPerKwh: 300_000 } },
      },
    ]);
  });

  test("conditional waits until neighbours' energy is dear for who buys, cheap for who sells", () => {
    const conditions = decide(of("conditional", [-100n, 100n]), market).place.map(({ condition }) => condition);
    expect(conditions).toEqual([
      { zonePrice: { zoneId: 1, comparison: "above", priceMicroPerKwh: 200_000 } },
      { zonePrice: { zoneId: 1, comparison: "below", priceMicroPerKwh: 200_000 } },
    ]);
  });

  test("bundle takes the first slots of one side together", () => {
    expect(decide(of("bundle", [0n, -100n, -60n, 80n]), market).place).toEqual([
      {
        side: "buy",
        terms: {
          bundle: {
            parts: [
              { slot: first + 1, energyWh: 100n },
              { slot: first + 2, energyWh: 60n },
            ],
            averageLimitMicroPerKwh: 295_000,
            expiresAt: undefined,
          },
        },
      },
    ]);
  });

  test("bundle needs two slots, and rests once it is placed", () => {
    expect(decide(of("bundle", [-100n, 0n, -60n]), market).place).toEqual([]);
    const orders = decide(of("bundle", [-100n, -60n]), market).place.map((order) => rests(order));
    expect(decide(of("bundle", [-100n, -60n, -70n], { orders }), market)).toEqual({ cancel: [], place: [] });
    const later = { ...market, presentSlot: present + 1 };
    expect(decide(of("bundle", [0n, -60n, -70n, -70n], { orders }), later)).toEqual({ cancel: [], place: [] });
  });

  test.each(styles)("%s decides nothing more when what it decided is in the book", (style) => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(-500n, 500n), { maxLength: 6 }),
        fc.bigInt(0n, 300_000n),
        (surplusesWh, availableMicro) => {
          const before = of(style, surplusesWh, { availableMicro });
          const { place } = decide(before, market);
          const resting = place.filter(({ terms }) => !("market" in terms));
          const orders = resting.map((order) => rests(order, { reservedMicro: 0n }));
          const { cancel } = decide({ ...before, orders }, market);
          expect(cancel).toEqual([]);
        },
      ),
    );
  });

  test.each(styles)("%s never places more than a slot's surplus, nor on both sides of it", (style) => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-500n, 500n), { maxLength: 6 }), (surplusesWh) => {
        for (const { side, terms } of decide(of(style, surplusesWh), market).place) {
          const parts = "bundle" in terms ? terms.bundle.parts : ["limit" in terms ? terms.limit : terms.market];
          for (const { slot, energyWh } of parts) {
            const surplusWh = surplusesWh[slot - first] ?? 0n;
            expect(side === "sell" ? energyWh : -energyWh).toBe(surplusWh);
          }
        }
      }),
    );
  });
});
