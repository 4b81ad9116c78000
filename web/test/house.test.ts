import type { MeteringPoint } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { pairOf } from "@/kit/points/usePair";
import { flowsOf, netOf } from "@/lib/energy/flows";
import { type CountedSlots, houseEnergy, housePer, joinSlots, sumHouse } from "@/lib/energy/house";

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function countedBy(next: (below: number) => number, first: number, count: number): CountedSlots {
  const slots = Array.from({ length: count }, (_, index) => first + index).filter(() => next(10) > 0);
  const column = () => slots.map(() => String(next(3) === 0 ? 0 : next(2_000)));
  return { slots, import_wh: column(), export_wh: column() };
}

describe("a house whose roof has a meter of its own", () => {
  test.each([
    ["by night", [700, 0], [5, 0], { made: 0, used: 705, direct: 0, sent: 0, taken: 705 }],
    ["by day", [300, 0], [0, 1_200], { made: 1_200, used: 300, direct: 300, sent: 900, taken: 0 }],
    ["under clouds", [900, 0], [0, 400], { made: 400, used: 900, direct: 400, sent: 0, taken: 500 }],
    ["away", [0, 0], [0, 0], { made: 0, used: 0, direct: 0, sent: 0, taken: 0 }],
  ] as const)("%s", (_, [houseIn, houseOut], [roofIn, roofOut], { made, used, direct, sent, taken }) => {
    const counted = (importWh: number, exportWh: number) => ({
      importWh: BigInt(importWh),
      exportWh: BigInt(exportWh),
    });
    expect(houseEnergy(counted(houseIn, houseOut), counted(roofIn, roofOut))).toEqual({
      madeWh: BigInt(made),
      usedWh: BigInt(used),
      directWh: BigInt(direct),
      sentWh: BigInt(sent),
      takenWh: BigInt(taken),
      unseenWh: 0n,
    });
  });

  test("has parts that are its whole, and net what both meters counted, whatever these say", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const next = numbers(seed);
      const [house, roof] = [countedBy(next, 1_000, 96), countedBy(next, 1_000 + next(5), 96)];
      const joined = joinSlots(house, roof);
      for (const { slot, energy } of joined.slots) {
        const { madeWh, usedWh, directWh, sentWh, takenWh, unseenWh } = energy;
        expect(directWh + sentWh).toBe(madeWh);
        expect(directWh + takenWh).toBe(usedWh);
        for (const part of Object.values(energy)) expect(part >= 0n).toBe(true);
        const net = [house, roof].reduce((sum, of) => {
          const at = of.slots.indexOf(slot);
          return sum + BigInt(of.import_wh[at] ?? 0) - BigInt(of.export_wh[at] ?? 0);
        }, 0n);
        expect(takenWh - sentWh - unseenWh).toBe(net);
      }
      expect(2 * joined.slots.length + joined.oneOnly).toBe(house.slots.length + roof.slots.length);
    }
  });

  test("comes to the same by days as in all", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const next = numbers(seed);
      const { slots } = joinSlots(countedBy(next, 960, 500), countedBy(next, 960, 500));
      const starts = [0, 1, 2, 3, 4, 5].map((day) => 960 * 900 + day * 86_400);
      const total = sumHouse(slots);
      const days = housePer(slots, 900, starts);
      for (const key of ["madeWh", "usedWh", "directWh", "sentWh", "takenWh", "unseenWh"] as const)
        expect(days.reduce((sum, day) => sum + day[key], 0n)).toBe(total[key]);
    }
  });

  test("leaves out what came before the first day", () => {
    const one = { slots: [1, 100], import_wh: ["5", "7"], export_wh: ["0", "0"] };
    expect(housePer(joinSlots(one, one).slots, 900, [90_000]).map(({ usedWh }) => usedWh)).toEqual([14n]);
  });

  test("exchanges with others, in all, what both meters took less what they fed in", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const next = numbers(seed);
      const meters = [0, 1].map(() => {
        const [own, fromN, fromS, fromU, toN, toS, toU] = Array.from({ length: 7 }, () => next(500)) as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const text = (wh: number) => String(wh);
        return flowsOf({
          import_wh: text(own + fromN + fromS + fromU),
          export_wh: text(own + toN + toS + toU),
          own_wh: text(own),
          import_from_neighbours_wh: text(fromN),
          import_from_storage_wh: text(fromS),
          export_to_neighbours_wh: text(toN),
          export_to_storage_wh: text(toS),
          forward_bought_wh: "0",
          pool_bought_wh: text(fromN),
          utility_bought_wh: text(fromU),
          used_wh: text(fromS),
          catch_up_import_wh: text(next(50)),
          catch_up_export_wh: text(next(50)),
        });
      });
      const net = netOf(meters);
      const counted = meters.reduce((sum, { importWh, exportWh }) => sum + importWh - exportWh, 0n);
      expect(net.neighboursWh + net.utilityWh + net.storageWh).toBe(counted);
    }
  });
});

describe("what is kept of a pair", () => {
  const pointOf = (meterId: number, kind: string) => ({ meterId, kind }) as MeteringPoint;
  const points = [pointOf(3, "prosumer"), pointOf(4, "prosumer"), pointOf(5, "feeder")];
  test.each([
    ['{"house":3,"roof":4}', [3, 4]],
    ['{"house":4,"roof":3}', [4, 3]],
    ['{"house":3,"roof":3}', undefined],
    ['{"house":3,"roof":5}', undefined],
    ['{"house":3,"roof":9}', undefined],
    ['{"house":"3"}', undefined],
    ["nonsense", undefined],
    [null, undefined],
  ])("%s is %j", (kept, ids) => {
    const pair = pairOf(points, kept);
    expect(pair && [pair.house.meterId, pair.roof.meterId]).toEqual(ids);
  });
});
