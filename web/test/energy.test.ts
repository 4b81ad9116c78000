import { isoDay, type PointResult } from "@wattmesh/client";
import type { Reading, Result, SlotDetail, Zone } from "@wattmesh/indexer-client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutSide, ribbonPath } from "@/components/charts/layoutFlow";
import { factsOf } from "@/features/explain/factsOf";
import { settlementLines } from "@/features/explain/settlementLines";
import { permille } from "@/lib/bigint";
import { flowsOf } from "@/lib/energy/flows";
import { lineLoads, treeOf } from "@/lib/energy/lineLoad";
import { rangeOf, shifted } from "@/lib/time/period";

const result = (part: Partial<Result>): Result => ({
  meter_id: 0,
  slot: 7,
  starts_at: "2026-11-21T00:00:00Z",
  reason: "none",
  import_wh: "0",
  export_wh: "0",
  forward_bought_wh: "0",
  forward_sold_wh: "0",
  pool_bought_wh: "0",
  pool_sold_wh: "0",
  utility_bought_wh: "0",
  utility_sold_wh: "0",
  held_wh: "0",
  used_wh: "0",
  own_wh: "0",
  import_from_neighbours_wh: "0",
  import_from_storage_wh: "0",
  export_to_neighbours_wh: "0",
  export_to_storage_wh: "0",
  catch_up_import_wh: "0",
  catch_up_export_wh: "0",
  catch_up_earned_micro: "0",
  catch_up_paid_micro: "0",
  money_micro: "0",
  utility_micro: "0",
  neighbours_micro: "0",
  utility_alone_micro: "0",
  saved_micro: "0",
  price_micro_per_kwh: 200_000,
  feed_in_micro_per_kwh: 80_000,
  retail_micro_per_kwh: 320_000,
  height: 1,
  ...part,
});

describe("a settlement's lines", () => {
  test("name who was on the other side, and sum to the slot's money", () => {
    const bought = result({
      import_wh: "900",
      pool_bought_wh: "400",
      utility_bought_wh: "500",
      money_micro: String(-400 * 202 - 500 * 320),
    });
    expect(settlementLines(bought, 2_000)).toEqual([
      { kind: "boughtFromNeighbours", energyWh: 400n, priceMicroPerKwh: 200_000, moneyMicro: -80_000n },
      { kind: "tradingFee", energyWh: 400n, priceMicroPerKwh: 2_000, moneyMicro: -800n },
      { kind: "boughtFromUtility", energyWh: 500n, priceMicroPerKwh: 320_000, moneyMicro: -160_000n },
    ]);
  });

  test.each([
    [
      { forward_bought_wh: "300", money_micro: "-45000" },
      { kind: "boughtAhead", energyWh: 300n, priceMicroPerKwh: 150_000, moneyMicro: -45_000n },
    ],
    [
      { forward_sold_wh: "800", money_micro: "88000" },
      { kind: "soldAhead", energyWh: 800n, priceMicroPerKwh: 110_000, moneyMicro: 88_000n },
    ],
    [
      { forward_sold_wh: "800", forward_bought_wh: "300", money_micro: "43000" },
      { kind: "forward", energyWh: 500n, moneyMicro: 43_000n },
    ],
  ])("say what was traded ahead, and at which price: %o", (part, line) => {
    expect(settlementLines(result(part), 2_000)).toEqual([line]);
  });

  test("put what they cannot name into one line: the sum is always the slot's money", () => {
    const wh = fc.integer({ min: 0, max: 5_000 }).map(String);
    const any = fc.record({
      pool_bought_wh: wh,
      pool_sold_wh: wh,
      utility_bought_wh: wh,
      utility_sold_wh: wh,
      held_wh: wh,
      used_wh: wh,
      catch_up_import_wh: wh,
      catch_up_export_wh: wh,
      catch_up_earned_micro: wh,
      catch_up_paid_micro: wh,
      forward_sold_wh: wh,
      money_micro: fc.integer().map(String),
    });
    fc.assert(
      fc.property(any, (part) => {
        const lines = settlementLines(result(part), 2_000);
        expect(lines.reduce((sum, { moneyMicro }) => sum + moneyMicro, 0n)).toBe(BigInt(part.money_micro));
      }),
    );
  });
});

describe("what explains a slot", () => {
  const recorded = { contract: null, reading: {} as Reading, slot: { trading_fee_micro_per_kwh: 2_000 } as SlotDetail };
  const sold = result({
    export_wh: "900",
    forward_sold_wh: "300",
    pool_sold_wh: "400",
    utility_sold_wh: "200",
    reason: "marginal",
    money_micro: String(300 * 150 + 400 * 200 + 200 * 80),
  });

  test("is what the contract says of it", () => {
    const contract = { explanation: [{ unread: {} }] } as unknown as PointResult;
    expect(factsOf(sold, { ...recorded, contract })).toEqual([{ unread: {} }]);
  });

  test("is told from what was recorded once the contract has pruned it", () => {
    expect(factsOf(sold, recorded)).toEqual([
      { metered: { exportWh: 900n, importWh: 0n } },
      { tradedForward: { soldWh: 300n, boughtWh: 0n, moneyMicro: 45_000n } },
      { leftOver: { energyWh: 600n } },
      { soldToNeighbours: { energyWh: 400n, priceMicroPerKwh: 200_000 } },
      { soldToBackstop: { backstop: "utility", energyWh: 200n, priceMicroPerKwh: 80_000 } },
      { marginal: { side: "sell", energyWh: 200n } },
    ]);
    const bought = result({
      import_wh: "1000",
      forward_bought_wh: "100",
      used_wh: "50",
      pool_bought_wh: "400",
      utility_bought_wh: "450",
      catch_up_import_wh: "70",
      catch_up_paid_micro: String(70 * 400),
      reason: "outbid",
      money_micro: String(-100 * 150 - 400 * 202 - 450 * 320 - 70 * 400),
    });
    expect(factsOf(bought, { ...recorded, reading: null })).toEqual([
      { unread: {} },
      { tradedForward: { soldWh: 0n, boughtWh: 100n, moneyMicro: -15_000n } },
      { leftMissing: { energyWh: 900n } },
      { used: { energyWh: 50n } },
      { boughtFromNeighbours: { energyWh: 400n, priceMicroPerKwh: 200_000, tradingFeeMicroPerKwh: 2_000 } },
      { boughtFromBackstop: { backstop: "utility", energyWh: 450n, priceMicroPerKwh: 320_000 } },
      { outbid: { side: "buy", energyWh: 450n, priceMicroPerKwh: 200_000 } },
    ]);
  });

  test.each([
    ["no_counterparty", { noCounterparty: { side: "buy", energyWh: 9n } }],
    ["funds", { funds: { side: "buy", energyWh: 9n } }],
    ["paused", { paused: { side: "buy", energyWh: 9n } }],
    ["below_feed_in", { belowFeedIn: { side: "buy", energyWh: 9n, feedInMicroPerKwh: 80_000 } }],
  ] as const)("gives the reason %s for what the utility had to sell", (reason, fact) => {
    expect(factsOf(result({ utility_bought_wh: "9", reason }), recorded).at(-1)).toEqual(fact);
  });
});

describe("the flow picture", () => {
  const streams = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 3 });

  test("stacks the bands without gaps or overlaps, in the middle of the picture", () => {
    fc.assert(
      fc.property(streams, (energies) => {
        const sum = energies.reduce((total, energy) => total + energy, 0n);
        const { ribbons, barY, barHeight } = layoutSide(
          energies.map((energyWh, id) => ({ id: String(id), energyWh })),
          sum,
          228,
          120,
        );
        let at = barY;
        for (const { innerY, thickness } of ribbons) {
          expect(innerY).toBeCloseTo(at + thickness / 2);
          at += thickness;
        }
        expect(at).toBeCloseTo(barY + barHeight);
        expect(barY + barHeight / 2).toBeCloseTo(114);
        // Two px at least of what flows at all.
        energies.forEach((energy, index) => {
          const { thickness = 0 } = ribbons[index] ?? {};
          expect(energy === 0n ? thickness === 0 : thickness >= 2).toBe(true);
        });
      }),
    );
  });

  test("a band is a closed shape", () => {
    expect(ribbonPath(0, 10, 20, 30, 4)).toBe("M0 8C10 8 10 28 20 28L20 32C10 32 10 12 0 12Z");
  });
});

/** A slot as the indexer tells it: shares are of what was metered, the rest is the utility's. */
const anySlot = fc
  .record({
    own: fc.bigInt({ min: 0n, max: 900n }),
    taken: fc.array(fc.bigInt({ min: 0n, max: 900n }), { minLength: 3, maxLength: 3 }),
    given: fc.array(fc.bigInt({ min: 0n, max: 900n }), { minLength: 3, maxLength: 3 }),
    late: fc.array(fc.bigInt({ min: 0n, max: 900n }), { minLength: 2, maxLength: 2 }),
    soldOn: fc.bigInt({ min: 0n, max: 900n }),
  })
  .map(({ own, taken: [n1 = 0n, s1 = 0n, u1 = 0n], given: [n2 = 0n, s2 = 0n, u2 = 0n], late, soldOn }) => ({
    import_wh: own + n1 + s1 + u1,
    export_wh: own + n2 + s2 + u2,
    own_wh: own,
    import_from_neighbours_wh: n1,
    import_from_storage_wh: s1,
    export_to_neighbours_wh: n2,
    export_to_storage_wh: s2,
    forward_bought_wh: n1 + soldOn,
    pool_bought_wh: 0n,
    utility_bought_wh: u1,
    used_wh: s1,
    catch_up_import_wh: late[0] ?? 0n,
    catch_up_export_wh: late[1] ?? 0n,
  }));

const dayOf = (slots: Record<string, bigint>[]): Parameters<typeof flowsOf>[0] => {
  const names = Object.keys(slots[0] ?? {});
  const sums = names.map((name) => [name, String(slots.reduce((sum, slot) => sum + (slot[name] ?? 0n), 0n))]);
  return Object.fromEntries(sums) as Parameters<typeof flowsOf>[0];
};

describe("a day's energy", () => {
  test("is all of its parts, whatever was traded ahead: no share is above the whole", () => {
    fc.assert(
      fc.property(fc.array(anySlot, { minLength: 1, maxLength: 96 }), (slots) => {
        const flows = flowsOf(dayOf(slots));
        expect(flows.fromNeighboursWh + flows.fromUtilityWh + flows.fromStorageWh + flows.ownWh).toBe(flows.importWh);
        expect(flows.toNeighboursWh + flows.toUtilityWh + flows.toStorageWh + flows.ownWh).toBe(flows.exportWh);
        for (const part of Object.values(flows)) expect(part >= 0n).toBe(true);
        expect(permille(flows.fromNeighboursWh, flows.importWh) <= 1000n).toBe(true);
        expect(permille(flows.toNeighboursWh, flows.exportWh) <= 1000n).toBe(true);
      }),
    );
  });

  test("leaves out what was traded ahead and never went through the meter, and says how much that was", () => {
    const slot = {
      import_wh: "40",
      export_wh: "0",
      own_wh: "0",
      import_from_neighbours_wh: "40",
      import_from_storage_wh: "0",
      export_to_neighbours_wh: "0",
      export_to_storage_wh: "0",
      forward_bought_wh: "100",
      pool_bought_wh: "0",
      utility_bought_wh: "0",
      used_wh: "0",
      catch_up_import_wh: "0",
      catch_up_export_wh: "0",
    };
    expect(flowsOf(slot)).toMatchObject({ importWh: 40n, fromNeighboursWh: 40n, toNeighboursWh: 0n, passedOnWh: 60n });
  });
});

describe("lines of the grid", () => {
  const zone = (zone_id: number, parent_id: number | null, more: Partial<Zone> = {}): Zone => ({
    zone_id,
    parent_id,
    name: `zone ${zone_id}`,
    operator: "watt1",
    controller: null,
    line:
      parent_id === null
        ? null
        : { from_slot: 0, fee_micro_per_kwh: 0, capacity_up_wh: "1000", capacity_down_wh: "500" },
    state: "normal",
    islanded: false,
    storage_capacity_wh: "0",
    stored_wh: "0",
    metering_points: 0,
    last_slot: null,
    last_price_micro_per_kwh: null,
    ...more,
  });
  const flows = (...flow: number[]) =>
    ({
      zones: flow.map((line_flow_wh, zone_id) => ({ zone_id, line_flow_wh: String(line_flow_wh) })),
    }) as unknown as SlotDetail;
  const zones = [zone(0, null), zone(1, 0), zone(2, 0), zone(3, 1)];

  test.each([
    [799, "up", 799n, "free"],
    [800, "up", 800n, "near"],
    [1_000, "up", 1_000n, "full"],
    [-400, "down", 800n, "near"],
    [-500, "down", 1_000n, "full"],
    [0, "none", 0n, "free"],
  ])("a flow of %d Wh goes %s at %s thousandths: %s", (flow, direction, permille, state) => {
    expect(lineLoads(zones, flows(0, flow))[0]).toMatchObject({ direction, permille, state });
  });

  test("a zone that is cut off says so, whatever flowed", () => {
    expect(lineLoads([zone(0, null), zone(1, 0, { islanded: true })], flows(0, 900))[0]?.state).toBe("islanded");
  });

  test("the tree shows each zone below its parent", () => {
    expect(treeOf(zones).map(({ zone: { zone_id }, depth }) => [zone_id, depth])).toEqual([
      [0, 0],
      [1, 1],
      [3, 2],
      [2, 1],
    ]);
  });
});

describe("ranges of the history", () => {
  const day = { year: 2026, month: 3, day: 31 };
  const texts = ({ from, to }: ReturnType<typeof rangeOf>) => [isoDay(from), isoDay(to)];

  test.each([
    ["day", "2026-03-31", "2026-04-01"],
    ["week", "2026-03-30", "2026-04-06"],
    ["month", "2026-03-01", "2026-04-01"],
    ["year", "2026-01-01", "2027-01-01"],
  ] as const)("of a %s", (view, from, to) => {
    expect(texts(rangeOf(view, day))).toEqual([from, to]);
  });

  test.each([
    ["day", 1, "2026-04-01"],
    ["week", -2, "2026-03-17"],
    ["month", -1, "2026-02-28"],
    ["month", 1, "2026-04-30"],
    ["month", -3, "2025-12-31"],
    ["year", 1, "2027-03-31"],
  ] as const)("a %s moved by %d is %s", (view, by, expected) => {
    expect(isoDay(shifted(view, day, by))).toBe(expected);
  });
});
